import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const collected: unknown = yield context.df.callActivity(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
    );
    const stats: unknown = yield context.df.callActivity(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
    );
    return stats;
  },
);
