import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerGameStatsOrchestrator', function* (context) {
  const collected: unknown = context.df.getInput();

  const stats: unknown = yield context.df.callActivity(
    'SaveGameStats',
    collected,
  );
  yield context.df.callActivity('NotifyPlayer', stats);
  return stats;
});
