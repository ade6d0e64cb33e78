// The life of an instance: statuses, failures, termination, duplicate ids (host semantics §1.4, §7, §11).

import { expect, test } from 'vitest';
import { openApp, REMEMBERS } from './one-app.ts';

const WAITS = `df.app.orchestration('Waits', function* (context) { return yield context.df.waitForExternalEvent('Go'); });`;

test('an instance is Pending until its first episode, then Running, then Completed', async () => {
  const scenario = openApp(WAITS);
  const id = await scenario.start('Waits', { input: { a: 1 } });
  const pending = await scenario.status(id);
  await scenario.advance(0);
  const running = await scenario.status(id);
  await scenario.raise(id, 'Go', 'done');
  await scenario.untilIdle();

  expect(pending).toMatchObject({ runtimeStatus: 'Pending', input: { a: 1 }, output: null });
  expect(running).toMatchObject({ runtimeStatus: 'Running', output: null });
  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'done' });
});

test('custom status is what the orchestrator set last, and cannot be cleared', async () => {
  const scenario = openApp(`
df.app.orchestration('Tells', function* (context) {
  context.df.setCustomStatus({ step: 1 });
  yield context.df.waitForExternalEvent('Go');
  context.df.setCustomStatus(null);
});`);
  const id = await scenario.start('Tells');
  await scenario.advance(0);
  expect((await scenario.status(id))?.customStatus).toEqual({ step: 1 });
  await scenario.raise(id, 'Go');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.customStatus).toEqual({ step: 1 });
});

test('an activity that throws reaches the orchestrator with the host’s wording', async () => {
  const scenario = openApp(`
df.app.activity('Breaks', { handler: () => { throw new Error('boom'); } });
df.app.orchestration('Calls', function* (context) {
  try { yield context.df.callActivity('Breaks'); } catch (error) { return (error as Error).message.split(' \\n ')[0]; }
});
df.app.orchestration('Lets', function* (context) { yield context.df.callActivity('Breaks'); });`);
  const caught = await scenario.start('Calls');
  const uncaught = await scenario.start('Lets');

  await scenario.untilIdle();

  expect((await scenario.status(caught))?.output).toBe("Activity function 'Breaks' failed:  boom");
  expect(await scenario.status(uncaught)).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringMatching(
      /^Orchestrator function 'Lets' failed: Activity function 'Breaks' failed: {2}boom \n \{"\$type"/,
    ) as string,
  });
});

test('throwing something without a message leaves the instance Running, and a notice says why', async () => {
  const scenario = openApp(`df.app.orchestration('Throws', function* () { throw 'text'; });`);
  const id = await scenario.start('Throws');

  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');
  expect(scenario.records).toContainEqual(
    expect.objectContaining({
      kind: 'notice',
      text: 'Throws threw something without a message, so the host never learns that it failed and the instance stays Running. Throw an Error with a message.',
    }),
  );
});

test('a terminated instance keeps the reason as its output and runs no more', async () => {
  const scenario = openApp(WAITS);
  const id = await scenario.start('Waits');
  await scenario.advance(0);
  await scenario.terminate(id, 'enough');
  await scenario.raise(id, 'Go', 'late');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough' });
  expect((await scenario.history(id)).map((event) => event.EventType).slice(-5)).toEqual([12, 3, 15, 1, 13]);
});

test('terminating in the batch that brings an activity’s result still schedules the next activity', async () => {
  const scenario = openApp(`
df.app.activity('One', { handler: () => 1 });
df.app.activity('Two', { handler: () => 2 });
df.app.orchestration('Seq', function* (context) {
  yield context.df.callActivity('One');
  yield context.df.callActivity('Two');
});`);
  await scenario.stub('One', { takes: '1 s' });
  const id = await scenario.start('Seq');
  await scenario.advance(999);
  await scenario.step(); // One ends
  await scenario.terminate(id, 'stop');

  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Terminated');
  expect((await scenario.ledger()).map((entry) => entry.name)).toEqual(['One', 'Two']);
});

test('an id can be used again once its instance has finished', async () => {
  const scenario = openApp(WAITS);
  await scenario.start('Waits', { instanceId: 'one' });
  await scenario.advance(0);
  await expect(scenario.start('Waits', { instanceId: 'one' })).rejects.toThrow(
    'An Orchestration instance with the status Running already exists.',
  );
  await scenario.raise('one', 'Go', 1);
  await scenario.untilIdle();

  await scenario.start('Waits', { instanceId: 'one' });
  await scenario.advance(0);

  expect(await scenario.status('one')).toMatchObject({ runtimeStatus: 'Running', output: null });
});

test('an event for an unknown instance is refused, one for a finished instance changes nothing', async () => {
  const scenario = openApp(WAITS);
  const id = await scenario.start('Waits');
  await scenario.raise(id, 'Go', 1);
  await scenario.untilIdle();

  await scenario.raise(id, 'Go', 2);
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(1);
  await expect(scenario.raise('nobody', 'Go')).rejects.toThrow("No instance with ID 'nobody' found.");
});

test('continue-as-new without waiting is stopped, and says which instance spins', async () => {
  const scenario = openApp(`df.app.orchestration('Spin', function* (context) { context.df.continueAsNew(1); });`);
  await scenario.start('Spin', { instanceId: 's' });

  await expect(scenario.untilIdle()).rejects.toThrow(
    'Spin "s" continued as new 1000 times without waiting for anything',
  );
});

test('a loop that tries again without a wait is stopped, and says which instance goes round', async () => {
  const scenario = openApp(
    `
df.app.activity('Busy', { handler: () => { throw new Error('busy'); } });
df.app.orchestration('Impatient', function* (context) {
  for (;;) {
    try { return yield context.df.callActivity('Busy'); } catch {}
  }
});`,
    { episodeBudget: 100 },
  );
  await scenario.start('Impatient', { instanceId: 'i' });
  const stopped =
    'Impatient "i" ran more than 100 episodes and has not ended, at 0:00:00. Does a loop go round without a wait, or does something outside the function grow with every replay?';

  await expect(scenario.untilIdle()).rejects.toThrow(stopped);
  await expect(scenario.advance('1 hour')).rejects.toThrow(stopped);
  expect(await scenario.status('i')).toMatchObject({ runtimeStatus: 'Running' });
});

test('one that grows with every replay is stopped, though its clock goes on', async () => {
  const scenario = openApp(
    `
const done = [];
df.app.activity('Step', { handler: (input) => input });
df.app.orchestration('Grows', function* (context) {
  done.push('one more');
  for (const step of done) {
    yield context.df.callActivity('Step', step);
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  }
});`,
    { episodeBudget: 100, ...REMEMBERS },
  );
  await scenario.start('Grows', { instanceId: 'g' });

  await expect(scenario.untilIdle()).rejects.toThrow(
    'Grows "g" ran more than 100 episodes and has not ended, at 0:50:00.',
  );
});

test('an orchestration that never ends may take as many episodes as it has time', async () => {
  const scenario = openApp(
    `df.app.orchestration('Beats', function* (context) {
      for (;;) yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
    });`,
    { episodeBudget: 20 },
  );
  const id = await scenario.start('Beats');

  await scenario.advance('1 hour');

  expect((await scenario.history(id)).filter(({ EventType }) => EventType === 11)).toHaveLength(60);
});

test('an orchestration that changes its mind fails as non-deterministic', async () => {
  const scenario = openApp(
    `
let runs = 0;
df.app.activity('A', { handler: () => 'a' });
df.app.activity('B', { handler: () => 'b' });
df.app.orchestration('Fickle', function* (context) {
  runs += 1;
  yield context.df.callActivity(runs === 1 ? 'A' : 'B');
});`,
    REMEMBERS,
  );
  const id = await scenario.start('Fickle');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({
    runtimeStatus: 'Failed',
    output:
      "Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task with sequence number 0 named 'A', but the current orchestration replay instead scheduled an activity task named 'B' with this sequence number.  Was a change made to the orchestrator code after this instance had already started running?",
  });
});

test('an activity of a terminated instance does not reach the next instance with its id', async () => {
  const scenario = openApp(`
df.app.activity('Slow', { handler: () => 'slow' });
df.app.orchestration('Waits', function* (context) {
  return yield context.df.Task.any([context.df.callActivity('Slow'), context.df.waitForExternalEvent('Go')]);
});`);
  await scenario.stub('Slow', { takes: '1 h' });
  await scenario.start('Waits', { instanceId: 'one' });
  await scenario.advance('10 min');
  await scenario.terminate('one');
  await scenario.advance('10 min');
  await scenario.start('Waits', { instanceId: 'one' });

  await scenario.advance('45 min'); // the first one's activity has ended

  expect((await scenario.history('one')).map((event) => event.EventType)).toEqual([12, 0, 4, 13]);
  expect((await scenario.status('one'))?.runtimeStatus).toBe('Running');
});

test('a line that is logged in an orchestrator appears in every replay, unless isReplaying is asked', async () => {
  const scenario = openApp(`
df.app.activity('One', { handler: () => 1 });
df.app.orchestration('Logs', function* (context) {
  context.log('always');
  if (!context.df.isReplaying) context.log('first time');
  yield context.df.callActivity('One');
  yield context.df.callActivity('One');
});`);
  await scenario.start('Logs');

  await scenario.untilIdle();

  const lines = scenario.records.flatMap((record) => (record.kind === 'log' ? [record.text] : []));
  expect(lines).toEqual(['always', 'first time', 'always', 'always']);
});

const ACTIVITY = "context.df.callActivity('A')";
const TIMER = 'context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000))';
const CHILD = "context.df.callSubOrchestrator('Child', undefined, 'c')";
const NOTHING = "context.df.waitForExternalEvent('Go')";

test.for([
  [
    ACTIVITY,
    TIMER,
    "an activity task with sequence number 0 named 'A', but the current orchestration replay instead produced a CreateTimerOrchestratorAction action with this sequence number.",
  ],
  [
    ACTIVITY,
    NOTHING,
    "an activity task with sequence ID 0 and name 'A' (version ''), but the current replay execution hasn't (yet?) scheduled this task.",
  ],
  [
    TIMER,
    ACTIVITY,
    'a timer task with sequence number 0 named but the current orchestration replay instead produced a ScheduleTaskOrchestratorAction action with this sequence number.',
  ],
  [
    TIMER,
    NOTHING,
    "a timer task with sequence number 0 but the current replay execution hasn't (yet?) scheduled this task.",
  ],
  [
    CHILD,
    ACTIVITY,
    "a sub-orchestration task with sequence ID 0 and name 'Child' (version '', instance ID 'c'), but the current orchestration replay instead produced a ScheduleTaskOrchestratorAction action at this sequence number.",
  ],
  [
    CHILD,
    NOTHING,
    "a sub-orchestration task with sequence ID 0 and name 'Child' (version '', instance ID 'c'), but the current replay execution hasn't (yet?) scheduled this task.",
  ],
] as const)('%s that becomes %s fails with the host’s words', async ([first, later, text]) => {
  const scenario = openApp(
    `
let runs = 0;
df.app.activity('A', { handler: () => 'a' });
df.app.orchestration('Child', function* () { return 'child'; });
df.app.orchestration('Fickle', function* (context) {
  runs += 1;
  yield runs === 1 ? ${first} : ${later};
});`,
    REMEMBERS,
  );
  const id = await scenario.start('Fickle');

  await scenario.untilIdle();

  const { runtimeStatus, output } = (await scenario.status(id)) ?? {};
  expect(runtimeStatus).toBe('Failed');
  expect(output).toBe(
    `Non-Deterministic workflow detected: A previous execution of this orchestration scheduled ${text} Was a change made to the orchestrator code after this instance had already started running?`,
  );
});

test('with an exception properties provider, an activity’s error arrives with its type and properties', async () => {
  const scenario = openApp(`
class OutOfStock extends Error { name = 'OutOfStock'; left = 3; }
df.app.setExceptionPropertiesProvider({
  getExceptionProperties: (error) => (error instanceof OutOfStock ? { left: error.left } : undefined),
});
df.app.activity('Take', { handler: () => { throw new OutOfStock('too many'); } });
df.app.orchestration('Catches', function* (context) {
  try { yield context.df.callActivity('Take'); } catch (error) {
    const { name, message, failureDetails } = error as df.TaskFailedError;
    return { name, message, left: failureDetails.properties?.left };
  }
});
df.app.orchestration('Lets', function* (context) { yield context.df.callActivity('Take'); });
df.app.orchestration('Parent', function* (context) {
  try { yield context.df.callSubOrchestrator('Lets'); } catch (error) { return (error as Error).message; }
});`);
  const [catches, lets, parent] = [
    await scenario.start('Catches'),
    await scenario.start('Lets'),
    await scenario.start('Parent'),
  ];

  await scenario.untilIdle();

  expect((await scenario.status(catches))?.output).toEqual({
    name: 'TaskFailedError',
    message: 'OutOfStock: too many',
    left: 3,
  });
  expect(await scenario.status(lets)).toMatchObject({ runtimeStatus: 'Failed', output: 'OutOfStock: too many' });
  expect((await scenario.status(parent))?.output).toBe('OutOfStock: too many');
});

test('the SDK makes a date of whatever is called Timestamp in an error’s properties, as it does in an input', async () => {
  const scenario = openApp(`
const kindOf = (value) => (value instanceof Date ? 'date' : typeof value);
df.app.setExceptionPropertiesProvider({
  getExceptionProperties: () => ({ at: { Timestamp: '2030-01-01T00:00:00Z' }, time: '2030-01-01T00:00:00Z' }),
});
df.app.activity('Fails', { handler: () => { throw new Error('no'); } });
df.app.orchestration('Catches', function* (context) {
  const input = kindOf(context.df.getInput().Timestamp);
  try { yield context.df.callActivity('Fails'); } catch (error) {
    const { at, time } = error.failureDetails.properties;
    return [input, kindOf(at.Timestamp), kindOf(time)];
  }
});`);
  const id = await scenario.start('Catches', { input: { Timestamp: '2030-01-01T00:00:00Z' } });

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toEqual(['date', 'date', 'string']);
});
