import * as df from 'durable-functions';

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const playerId = context.df.getInput<string>();

  // TODO: Chain the two activities.
  //  1. Call the activity `GetPlayer` with the player's ID. It returns the player.
  //  2. Then call the activity `UpdatePlayerScore` with that player.

  context.log('Nobody has updated the score of', playerId);
});
