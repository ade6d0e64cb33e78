import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    const collected: unknown = yield context.df.callSubOrchestrator(
      'CollectPlayerGameStatsOrchestrator',
      playerId,
    );
    yield context.df.callSubOrchestrator(
      'UpdatePlayerGameStatsOrchestrator',
      collected,
    );
    return collected;
  },
);
