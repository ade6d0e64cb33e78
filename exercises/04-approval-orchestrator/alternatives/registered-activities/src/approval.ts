import type { OrchestrationContext, Task } from 'durable-functions';

/** Waits for the answer; no answer within an hour is a no. */
export function* approvedWithinAnHour(
  context: OrchestrationContext,
): Generator<Task, boolean, unknown> {
  const deadline = new Date(context.df.currentUtcDateTime);
  deadline.setUTCHours(deadline.getUTCHours() + 1);

  const timer = context.df.createTimer(deadline);
  const event = context.df.waitForExternalEvent('ApprovalEvent');
  if ((yield context.df.Task.any([timer, event])) === timer) return false;

  timer.cancel();
  return Boolean(event.result);
}
