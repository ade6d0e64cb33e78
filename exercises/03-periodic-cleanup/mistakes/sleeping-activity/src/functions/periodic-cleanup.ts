import * as df from 'durable-functions';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

df.app.activity('Sleep', {
  handler: () => new Promise((wake) => setTimeout(wake, FOUR_HOURS_MS)),
});

df.app.orchestration('PeriodicCleanupOrchestrator', function* (context) {
  const items = context.df.getInput<unknown[]>();

  const left = (yield context.df.callActivity('DoCleanup', items)) as unknown[];
  if (left.length === 0) return;

  yield context.df.callActivity('Sleep');
  context.df.continueAsNew(left);
});
