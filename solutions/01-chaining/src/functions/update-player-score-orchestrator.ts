import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  const player: unknown = yield context.df.callActivity('GetPlayer', playerId);
  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    player,
  );
  return updated;
});
