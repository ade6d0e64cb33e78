import * as df from 'durable-functions';

df.app.orchestration(
  'CollectAndUpdateGameStatsOrchestrator',
  function* (context) {
    const playerId: unknown = context.df.getInput();

    // TODO: Put the other two orchestrators together.
    //  1. Call `CollectPlayerGameStatsOrchestrator` as a sub-orchestration, with the player ID.
    //  2. Call `UpdatePlayerGameStatsOrchestrator` as a sub-orchestration, with what the first one returned.
    //  3. Return what the second one returned.
    // If one of them fails, this one fails, too.

    context.log('Neither was called for', playerId);
  },
);
