import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const collected: unknown = context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
    );
    const stats: unknown = yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
    );
    return stats;
  },
);
