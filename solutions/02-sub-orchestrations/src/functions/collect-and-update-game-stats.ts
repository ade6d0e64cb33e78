import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const collected: unknown = yield context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
    );
    // An error of a sub-orchestration is thrown here; nobody catches it, so this orchestration fails with it.
    const stats: unknown = yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
    );
    return stats;
  },
);
