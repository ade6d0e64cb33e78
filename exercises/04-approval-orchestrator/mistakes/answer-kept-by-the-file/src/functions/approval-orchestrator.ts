import * as df from 'durable-functions';

const ONE_HOUR_MS = 60 * 60 * 1000;

let approved = false;

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();

  const answer = context.df.waitForExternalEvent('ApprovalEvent');
  const timeout = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.getTime() + ONE_HOUR_MS),
  );
  const winner: unknown = yield context.df.Task.any([answer, timeout]);

  // A timer that nobody cancels keeps the instance running until it fires.
  if (winner === answer) timeout.cancel();

  if (winner === answer) approved = answer.result === true;
  const outcome: unknown = yield context.df.callActivity(
    approved ? 'ProcessApproval' : 'ProcessRejection',
    order,
  );
  return outcome;
});
