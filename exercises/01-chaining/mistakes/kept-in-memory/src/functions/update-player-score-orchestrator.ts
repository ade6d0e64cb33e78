import * as df from 'durable-functions';

const players = new Map<string, unknown>();

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  if (!players.has(playerId)) {
    players.set(playerId, yield context.df.callActivity('GetPlayer', playerId));
  }
  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    players.get(playerId),
  );
  return updated;
});
