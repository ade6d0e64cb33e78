import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();
    const { instanceId } = context.df;

    const collected: unknown = yield context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
      instanceId,
    );
    const stats: unknown = yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
      instanceId,
    );
    return stats;
  },
);
