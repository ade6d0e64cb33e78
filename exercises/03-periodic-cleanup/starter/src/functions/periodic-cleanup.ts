import * as df from 'durable-functions';

df.app.orchestration('PeriodicCleanupOrchestrator', function* (context) {
  const items = context.df.getInput<unknown[]>();

  // TODO: Clean up, round after round, until nothing is left.
  //  1. Call the activity `DoCleanup` with the items. It returns those that are still to clean.
  //  2. Nothing left: the orchestration ends, at once.
  //  3. Something left: wait four hours on a durable timer, then continue as new with what is left.

  context.log('Nobody has cleaned', JSON.stringify(items));
});
