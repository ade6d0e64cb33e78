import * as df from 'durable-functions';

df.app.orchestration('CollectPlayerGameStatsOrchestrator', function* (context) {
  const playerId: unknown = context.df.getInput();

  const player: unknown = yield context.df.callActivity('GetPlayer', playerId);
  const results: unknown = yield context.df.callActivity(
    'GetMatchResults',
    playerId,
  );
  return { player, results };
});
