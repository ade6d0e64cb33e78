// The release before: an order that was approved was not charged.

import * as df from 'durable-functions';

df.app.orchestration('approveOrder', function* (context) {
  yield context.df.callActivity('askForApproval', context.df.getInput());
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3 * 24 * 60 * 60 * 1000));
  const answer = context.df.waitForExternalEvent('Approved');
  const first: df.Task = yield context.df.Task.any([answer, deadline]);
  if (first === deadline) return 'escalated';
  deadline.cancel();
  return 'approved';
});

df.app.activity('askForApproval', { handler: () => undefined });
