import * as df from 'durable-functions';

const retryOptions = new df.RetryOptions(5_000, 3);

class ScoreUpdate {
  private readonly df: df.DurableOrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
  }

  *run(): Generator<df.Task, unknown, unknown> {
    try {
      const player = yield* this.step('GetPlayer', this.df.getInput());
      return yield* this.step('UpdatePlayerScore', player);
    } catch (error) {
      this.df.setCustomStatus('no update');
      return { error: String(error) };
    }
  }

  private *step(
    activity: string,
    input: unknown,
  ): Generator<df.Task, unknown, unknown> {
    this.df.setCustomStatus(activity);
    return yield this.df.callActivityWithRetry(activity, retryOptions, input);
  }
}

df.app.orchestration('ScoreUpdate', (context) =>
  new ScoreUpdate(context).run(),
);

df.app.orchestration('UpdatePlayerScoreOrchestrator', function* (context) {
  const input: unknown = context.df.getInput();
  const update = context.df.callSubOrchestrator('ScoreUpdate', input);
  yield update;
  return undefined;
});
