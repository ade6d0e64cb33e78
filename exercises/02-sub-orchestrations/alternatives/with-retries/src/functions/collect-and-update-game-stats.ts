import * as df from 'durable-functions';

const retryOptions = new df.RetryOptions(5_000, 3);

class GameStats {
  private readonly df: df.DurableOrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
  }

  *run(): Generator<df.Task, unknown, unknown> {
    const collected = yield this.call('Collect', this.df.getInput());
    return yield this.call('Update', collected);
  }

  private call(verb: 'Collect' | 'Update', input: unknown): df.Task {
    const orchestrator = `${verb}PlayerGameStatsOrchestrator`;
    return this.df.callSubOrchestratorWithRetry(
      orchestrator,
      retryOptions,
      input,
    );
  }
}

df.app.orchestration('CollectAndUpdateGameStatsOrchestrator', (context) =>
  new GameStats(context).run(),
);
