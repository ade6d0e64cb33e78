import * as df from 'durable-functions';

const ONE_HOUR_MS = 60 * 60 * 1000;

df.app.orchestration('ApprovalOrchestrator', function* (context) {
  const answer = context.df.waitForExternalEvent('ApprovalEvent');
  const timeout = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.getTime() + ONE_HOUR_MS),
  );
  yield context.df.Task.any([answer, timeout]);
  if (!timeout.isCompleted) timeout.cancel();

  if (answer.result === true) {
    const outcome: unknown = yield context.df.callActivity(
      'ProcessApproval',
      answer.result,
    );
    return outcome;
  }
  const outcome: unknown = yield context.df.callActivity(
    'ProcessRejection',
    answer.result,
  );
  return outcome;
});
