import * as df from 'durable-functions';

df.app.orchestration('CollectPlayerGameStatsOrchestrator', function* (context) {
  const playerId: unknown = context.df.getInput();

  return {
    player: context.df.callActivity('GetPlayer', playerId),
    results: context.df.callActivity('GetMatchResults', playerId),
  };
});
