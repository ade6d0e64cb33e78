import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerGameStatsOrchestrator', function* (context) {
  const collected: unknown = context.df.getInput();

  // TODO: Save what was collected, then tell the player.
  //  1. Call the activity `SaveGameStats` with what was collected.
  //  2. Call the activity `NotifyPlayer` with what `SaveGameStats` returned.
  //  3. Return the saved stats, too.

  context.log('Nothing was saved of', JSON.stringify(collected));
});
