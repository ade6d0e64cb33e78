import * as df from 'durable-functions';

function getPlayer(playerId: string) {
  return { id: playerId, name: playerId.toUpperCase(), score: 0 };
}

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  const player = getPlayer(playerId);
  const updated: unknown = yield context.df.callActivity(
    'UpdatePlayerScore',
    player,
  );
  return updated;
});
