import * as df from 'durable-functions';

df.app.orchestration('PeriodicCleanupOrchestrator', function* (context) {
  const items = context.df.getInput<unknown[]>();

  const left = (yield context.df.callActivity('DoCleanup', items)) as unknown[];
  return left;
});
