import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    try {
      const collected: unknown = yield context.df.callSubOrchestrator(
        'CollectPlayerGameStatsOrchestrator',
        playerId,
      );
      const stats: unknown = yield context.df.callSubOrchestrator(
        'UpdatePlayerGameStatsOrchestrator',
        collected,
      );
      return stats;
    } catch (error) {
      context.error('The stats could not be updated:', error);
      return null;
    }
  },
);
