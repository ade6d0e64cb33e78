import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  let player: unknown = { id: playerId, name: 'unknown', score: 0 };
  try {
    player = yield context.df.callActivity('GetPlayer', playerId);
  } catch (error) {
    context.error('No player:', error);
  }
  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    player,
  );
  return updated;
});
