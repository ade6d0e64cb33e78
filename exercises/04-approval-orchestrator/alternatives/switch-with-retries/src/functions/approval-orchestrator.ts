import * as df from 'durable-functions';

type Decision = 'approved' | 'rejected' | 'nobody answered';

const TASKS = {
  event: 'ApprovalEvent',
  yes: 'ProcessApproval',
  no: 'ProcessRejection',
};
const retryOptions = new df.RetryOptions(5_000, 3);

class Approval {
  private readonly df: df.DurableOrchestrationContext;

  constructor(context: df.OrchestrationContext) {
    this.df = context.df;
  }

  *run(): Generator<df.Task, unknown, unknown> {
    this.df.setCustomStatus('waiting');
    const decision = yield* this.decide();
    this.df.setCustomStatus(decision);
    switch (decision) {
      case 'approved':
        return yield this.call(TASKS.yes);
      case 'rejected':
      case 'nobody answered':
        return yield this.call(TASKS.no);
    }
  }

  private *decide(): Generator<df.Task, Decision, unknown> {
    const event = this.df.waitForExternalEvent(TASKS.event);
    const timer = this.df.createTimer(
      new Date(this.df.currentUtcDateTime.valueOf() + 3_600_000),
    );
    yield this.df.Task.any([event, timer]);
    if (timer.isCompleted) return 'nobody answered';
    timer.cancel();
    return event.result === true ? 'approved' : 'rejected';
  }

  private call(activity: string): df.Task {
    return this.df.callActivityWithRetry(
      activity,
      retryOptions,
      this.df.getInput(),
    );
  }
}

df.app.orchestration('ApprovalOrchestrator', (context) =>
  new Approval(context).run(),
);
