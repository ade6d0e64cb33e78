import * as df from 'durable-functions';

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();

  // TODO: Let the order wait until somebody decides about it.
  //  1. Wait for the event `ApprovalEvent`, which brings true or false, but not longer than one hour.
  //  2. True: call the activity `ProcessApproval`. False, or no answer in time: call `ProcessRejection`.
  //     Either way, give it the order.
  //  3. Return what the activity returned. If the event came in time, that must not take the rest of the hour.

  context.log('Nobody has decided about', JSON.stringify(order));
});
