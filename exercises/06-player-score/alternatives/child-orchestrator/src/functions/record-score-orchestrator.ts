import * as df from 'durable-functions';

interface Game {
  player: string;
  points: number;
}

df.app.orchestration('AddPoints', function* (context) {
  const { player, points }: Game = context.df.getInput();
  context.df.signalEntity(
    new df.EntityId('PlayerScoreEntity', player),
    'add',
    points,
  );
  return points;
});

df.app.orchestration('RecordScoreOrchestrator', function* (context) {
  const game: Game = context.df.getInput();
  const points: unknown = yield context.df.callSubOrchestrator(
    'AddPoints',
    game,
  );
  return { ...game, points };
});
