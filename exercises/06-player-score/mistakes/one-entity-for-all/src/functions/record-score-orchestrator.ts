import * as df from 'durable-functions';

interface Game {
  readonly player: string;
  readonly points: number;
}

df.app.orchestration('RecordScoreOrchestrator', function* (context) {
  const { points } = context.df.getInput<Game>();

  const entityId = new df.EntityId('PlayerScoreEntity', 'score');
  context.df.signalEntity(entityId, 'add', points);
});
