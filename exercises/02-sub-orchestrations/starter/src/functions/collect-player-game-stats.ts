import * as df from 'durable-functions';

df.app.orchestration('CollectPlayerGameStatsOrchestrator', function* (context) {
  const playerId: unknown = context.df.getInput();

  // TODO: Collect what is known of the player.
  //  1. Call the activities `GetPlayer` and `GetMatchResults`, both with the player ID.
  //  2. Return what they returned, as `{ player, results }`.

  context.log('Nothing was collected for', playerId);
});
