import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  let player: unknown;
  if (!context.df.isReplaying) {
    player = yield context.df.callActivity('GetPlayer', playerId);
  }
  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    player,
  );
  return updated;
});
