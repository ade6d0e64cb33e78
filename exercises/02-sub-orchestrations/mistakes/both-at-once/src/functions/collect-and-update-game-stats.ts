import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const [, stats] = (yield context.df.Task.all([
      context.df.callSubOrchestrator(
        'CollectPlayerGameStatsOrchestrator',
        playerId,
      ),
      context.df.callSubOrchestrator(
        'UpdatePlayerGameStatsOrchestrator',
        playerId,
      ),
    ])) as [unknown, unknown];
    return stats;
  },
);
