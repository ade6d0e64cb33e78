import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: string = context.df.getInput();

    const collected: unknown = yield context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
      `collect-${playerId}`,
    );
    const stats: unknown = yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
      `update-${playerId}`,
    );
    return stats;
  },
);
