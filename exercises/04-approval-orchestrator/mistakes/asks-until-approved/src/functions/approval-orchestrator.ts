import * as df from 'durable-functions';

const ONE_HOUR_MS = 60 * 60 * 1000;

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();
  const deadline = new Date(
    context.df.currentUtcDateTime.getTime() + ONE_HOUR_MS,
  );

  while (true) {
    const answer = context.df.waitForExternalEvent('ApprovalEvent');
    const timeout = context.df.createTimer(deadline);
    const winner: unknown = yield context.df.Task.any([answer, timeout]);

    if (winner === timeout) {
      const outcome: unknown = yield context.df.callActivity(
        'ProcessRejection',
        order,
      );
      return outcome;
    }
    timeout.cancel();
    if (answer.result === true) {
      const outcome: unknown = yield context.df.callActivity(
        'ProcessApproval',
        order,
      );
      return outcome;
    }
  }
});
