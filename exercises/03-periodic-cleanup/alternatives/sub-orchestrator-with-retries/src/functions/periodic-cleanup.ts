import * as df from 'durable-functions';

const retryOptions = new df.RetryOptions(5_000, 3);

df.app.orchestration('CleanupRoundOrchestrator', function* (context) {
  const left: unknown = yield context.df.callActivityWithRetry(
    'DoCleanup',
    retryOptions,
    context.df.getInput(),
  );
  return left;
});

class Cleanup {
  private readonly df: df.DurableOrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
  }

  *run(): Generator<df.Task, void, unknown> {
    const left = (yield this.df.callSubOrchestrator(
      'CleanupRoundOrchestrator',
      this.df.getInput(),
    )) as unknown[];
    this.df.setCustomStatus(`${left.length} left`);
    if (left.length > 0) {
      yield this.df.createTimer(this.inHours(4));
      this.df.continueAsNew(left);
    }
  }

  private inHours(hours: number): Date {
    const time = new Date(this.df.currentUtcDateTime);
    time.setUTCHours(time.getUTCHours() + hours);
    return time;
  }
}

df.app.orchestration('PeriodicCleanupOrchestrator', (context) =>
  new Cleanup(context).run(),
);
