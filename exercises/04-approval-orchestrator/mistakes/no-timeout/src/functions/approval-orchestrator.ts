import * as df from 'durable-functions';

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const order: unknown = context.df.getInput();
  const approved: unknown =
    yield context.df.waitForExternalEvent('ApprovalEvent');
  const outcome: unknown = yield context.df.callActivity(
    approved ? 'ProcessApproval' : 'ProcessRejection',
    order,
  );
  return outcome;
});
