// App: the function app that every workload runs, on the hub and at the floor.

/** The app's code without its import: plain JavaScript that finds `df` (durable-functions) in scope. */
export const APP_BODY = `
df.app.activity('increment', { handler: (input) => input + 1 });

df.app.orchestration('chain', function* (context) {
  const length = context.df.getInput();
  let value = 0;
  for (let step = 0; step < length; step += 1) value = yield context.df.callActivity('increment', value);
  return value;
});

df.app.orchestration('fanOut', function* (context) {
  const tasks = [];
  for (let index = 0; index < context.df.getInput(); index += 1) {
    tasks.push(context.df.callActivity('increment', index));
  }
  const results = yield context.df.Task.all(tasks);
  return results.reduce((sum, result) => sum + result, 0);
});

df.app.orchestration('approval', function* (context) {
  const deadline = new Date(context.df.currentUtcDateTime.getTime() + 3_600_000);
  const timeout = context.df.createTimer(deadline);
  const winner = yield context.df.Task.any([context.df.waitForExternalEvent('Approved'), timeout]);
  if (winner === timeout) return 'expired';
  timeout.cancel();
  return 'approved';
});

df.app.orchestration('idle', function* (context) {
  yield context.df.waitForExternalEvent('Never');
});
`;

/** The names of the app's orchestrators. */
export type Orchestrator = 'chain' | 'fanOut' | 'approval' | 'idle';
