import * as df from 'durable-functions';

interface Game {
  readonly player: string;
  readonly points: number;
}

df.app.orchestration('RecordScoreOrchestrator', function* (context) {
  const { player, points } = context.df.getInput<Game>();

  // TODO: Signal `add` to the player's entity, with the points.
  //  The name of the entity is `PlayerScoreEntity`, its key is the player.

  context.log('Nobody has recorded', points, 'points of', player);
});
