import * as df from 'durable-functions';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

df.app.orchestration('PeriodicCleanupOrchestrator', function* (context) {
  const items = context.df.getInput<unknown[]>();

  const nextRound = context.df.currentUtcDateTime.getTime() + FOUR_HOURS_MS;
  yield context.df.createTimer(new Date(nextRound));

  const left = (yield context.df.callActivity('DoCleanup', items)) as unknown[];
  if (left.length > 0) context.df.continueAsNew(left);
});
