import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerGameStatsOrchestrator', function* (context) {
  const collected: unknown = context.df.getInput();

  yield context.df.callActivity('SaveGameStats', collected);
  const told: unknown = yield context.df.callActivity(
    'NotifyPlayer',
    collected,
  );
  return told;
});
