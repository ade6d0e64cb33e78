import * as df from 'durable-functions';

interface Game {
  readonly player: string;
  readonly points: number;
}

df.app.orchestration('RecordScoreOrchestrator', function* (context) {
  const { player, points } = context.df.getInput<Game>();

  const entityId = new df.EntityId('PlayerScoreEntity', player.toLowerCase());
  context.df.signalEntity(entityId, 'add', points);
});
