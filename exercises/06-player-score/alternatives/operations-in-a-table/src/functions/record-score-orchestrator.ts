import * as df from 'durable-functions';
import { scoreId } from '../player-score';

interface Game {
  player: string;
  points: number;
}

class Recording {
  private readonly context: df.OrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.context = context;
  }

  *run(): Generator<df.Task, string, unknown> {
    const game = this.context.df.getInput<Game>();
    this.add(game);
    this.context.df.setCustomStatus('recorded');
    return game.player;
  }

  private add({ player, points }: Game): void {
    this.context.df.signalEntity(scoreId(player), 'add', points);
  }
}

df.app.orchestration('RecordScoreOrchestrator', (context) =>
  new Recording(context).run(),
);
