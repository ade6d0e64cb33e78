import * as df from 'durable-functions';

const ONE_HOUR_MS = 60 * 60 * 1000;
const deadline = new Date(Date.now() + ONE_HOUR_MS);

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();

  const answer = context.df.waitForExternalEvent('ApprovalEvent');
  const timeout = context.df.createTimer(deadline);
  const winner: unknown = yield context.df.Task.any([answer, timeout]);

  // A timer that nobody cancels keeps the instance running until it fires.
  if (winner === answer) timeout.cancel();

  const approved = winner === answer && answer.result === true;
  const outcome: unknown = yield context.df.callActivity(
    approved ? 'ProcessApproval' : 'ProcessRejection',
    order,
  );
  return outcome;
});
