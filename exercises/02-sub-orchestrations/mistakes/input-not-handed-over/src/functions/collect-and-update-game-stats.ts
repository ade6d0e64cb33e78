import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const collected: unknown = yield context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
    );
    const stats: unknown = yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
    );
    return stats;
  },
);
