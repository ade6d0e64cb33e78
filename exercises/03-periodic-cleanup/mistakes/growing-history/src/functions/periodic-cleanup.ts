import * as df from 'durable-functions';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

df.app.orchestration('PeriodicCleanupOrchestrator', function* (context) {
  let items = context.df.getInput<unknown[]>();

  while (true) {
    items = (yield context.df.callActivity('DoCleanup', items)) as unknown[];
    if (items.length === 0) return;

    const nextRound = context.df.currentUtcDateTime.getTime() + FOUR_HOURS_MS;
    yield context.df.createTimer(new Date(nextRound));
  }
});
