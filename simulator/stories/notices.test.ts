// Notices: what the host says beside a run whose symptom tells too little. The run itself stays as it is on Azure.

import { expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { openApp } from './one-app.ts';

const APP = `df.app.activity('Book', { handler: (order: string) => order }); df.app.activity('Fails', { handler: () => { throw new Error('no'); } });\n`;

/** The notices of an orchestrator `O` with this body, after the events have been raised; line 4 is the body's first. */
async function noticesOf(body: string, events: readonly string[] = []) {
  const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {\n${body}\n});`);
  const id = await scenario.start('O', { input: 'order-1' });
  await scenario.advance(0);
  for (const event of events) await scenario.raise(id, event, true);
  await scenario.advance('1 s');
  return noticesIn(scenario);
}

function noticesIn({ records }: Scenario): string[] {
  return records.flatMap((record) =>
    record.kind === 'notice' ? [`${record.source?.line ?? '-'}: ${record.text}`] : [],
  );
}

test('a durable call that was never yielded', async () => {
  const notices = await noticesOf(`  context.df.callActivity('Book', 'x');`);

  expect(notices).toEqual([
    '5: O called callActivity("Book") and never yielded it, so the host never heard of it. Write yield before it, or yield a Task.all or Task.any that holds it.',
  ]);
});

test.each([
  [`return context.df.callActivity('Book', 'x');`, 'callActivity("Book")'],
  [`return context.df.waitForExternalEvent('Go');`, 'waitForExternalEvent("Go")'],
  [`return context.df.createTimer(context.df.currentUtcDateTime);`, 'createTimer()'],
])('a task that was returned and not yielded is the output: %s', async (body, call) => {
  const notices = await noticesOf(body);

  expect(notices).toEqual([
    `5: O returned ${call}, a task that was not yielded, so the host never heard of it and the output is the task itself. Write return yield before it.`,
  ]);
});

test('a task that was yielded, and then returned in the place of its result', async () => {
  const notices = await noticesOf(
    `  const book = context.df.callActivity('Book', 'x');\n  yield book;\n  return book;`,
  );

  expect(notices).toEqual([
    '5: O returned callActivity("Book"), the task and not what came of it, so the output is the task itself. Return what yield answered.',
  ]);
});

test.each([
  ['of several tasks', `return context.df.Task.all([context.df.callActivity('Book', 'x')]);`],
  ['with retries', `return context.df.callActivityWithRetry('Book', new df.RetryOptions(1000, 2), 'x');`],
  ['of callHttp', `return context.df.callHttp({ method: 'GET', url: 'http://localhost/' });`],
  ['that won a race', `return yield context.df.Task.any([context.df.callActivity('Book', 'x')]);`],
  ['as a custom status', `context.df.setCustomStatus(context.df.Task.any([context.df.callActivity('Book', 'x')]));`],
])(
  'a task that cannot be written as JSON fails the instance with the words of the SDK: one %s',
  async (_which, body) => {
    const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {\n${body}\n});`);
    const id = await scenario.start('O', { instanceId: 'o' });
    await scenario.untilIdle();

    expect(await scenario.status(id)).toMatchObject({
      runtimeStatus: 'Failed',
      output: expect.stringContaining('Exception: Converting circular structure to JSON\n') as string,
    });
    expect(noticesIn(scenario)).toEqual([
      '5: O returned a task, or gave one as an input or as its custom status, and this task cannot be written as JSON. Write return yield where you return a task that was not yielded; what Task.any answers is a task as well, so return its result.',
    ]);
  },
);

test('nothing is said of tasks where something else cannot be written as JSON', async () => {
  expect(await noticesOf(`  const own: { self?: unknown } = {};\n  own.self = own;\n  return own;`)).toEqual([]);
});

test('a race that was never yielded', async () => {
  const notices = await noticesOf(`
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
  const winner = context.df.Task.any([context.df.waitForExternalEvent('Go'), timer]);
  return winner === timer ? 'late' : 'in time';`);

  expect(notices).toEqual([
    '7: O made Task.any(…) and never yielded it, so the host never heard of the tasks in it. Write yield before Task.any.',
  ]);
});

test('of nested ones that were never yielded, the outer one is named', async () => {
  const notices = await noticesOf(`
  const both = context.df.Task.all([context.df.waitForExternalEvent('Go'), context.df.waitForExternalEvent('Pay')]);
  context.df.Task.any([both, context.df.waitForExternalEvent('Stop')]);`);

  expect(notices).toEqual([expect.stringMatching(/^7: O made Task.any\(…\) and never yielded it/)]);
});

test('a task that is left over although its race was yielded', async () => {
  const notices = await noticesOf(`
  const first = context.df.callActivity('Book', 'x');
  const race = context.df.Task.any([first, context.df.callActivity('Fails')]);
  yield first;
  yield race;`);

  expect(notices).toEqual([expect.stringMatching(/^7: O called callActivity\("Fails"\) and never yielded it/)]);
});

test('a race that got a result in place of a task', async () => {
  const notices = await noticesOf(`
  const event = context.df.waitForExternalEvent('Go');
  const timer = yield context.df.createTimer(context.df.currentUtcDateTime);
  context.df.Task.any([event, timer]);`);

  expect(notices).toEqual([
    '8: O gave Task.any something that is not a task. What a yield gives back is a result; put the tasks themselves into Task.any, and yield Task.any.',
  ]);
});

test('where an orchestrator threw, nothing is said about tasks that it had no time to yield', async () => {
  const notices = await noticesOf(`
  const event = context.df.waitForExternalEvent('Go');
  const timer = context.df.createTimer(3_600_000 as unknown as Date);
  yield context.df.Task.any([event, timer]);`);

  expect(notices).toEqual(['7: O threw: fireAt: Expected valid Date object but got 3600000']);
});

test('nothing is said about tasks that were yielded before the group that holds them', async () => {
  const notices = await noticesOf(`
  const [one, two] = [context.df.callActivity('Book', 1), context.df.callActivity('Book', 2)];
  const all = context.df.Task.all([one, two]);
  yield one;
  yield two;
  return yield all;`);

  expect(notices).toEqual([]);
});

test('nothing is said about tasks that were yielded, in a loop, in a race or with retries', async () => {
  const notices = await noticesOf(
    `
  for (let i = 0; i < 2; i += 1) yield context.df.callActivity('Book', 'x');
  const event = context.df.waitForExternalEvent('Go');
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
  yield context.df.Task.any([event, timer]);
  timer.cancel();
  yield context.df.callActivityWithRetry('Book', new df.RetryOptions(1000, 2), 'x');`,
    ['Go'],
  );

  expect(notices).toEqual([]);
});

test('an orchestrator that the app does not register, at the line of the one that may be meant', async () => {
  const scenario = openApp(
    `${APP}df.app.orchestration('ShipOrdre', function* () {});\ndf.app.orchestration('Cancel', function* () {});`,
  );
  await scenario.start('ShipOrder');
  await scenario.untilIdle();

  expect(scenario.records.filter(({ kind }) => kind === 'notice')).toMatchObject([
    {
      text: 'The app does not register the orchestrator "ShipOrder" (it registers ShipOrdre, Cancel). Correct the name or register the function.',
      source: { line: 4 },
    },
  ]);
});

test('a sub-orchestration with the ID of an instance that has not ended', async () => {
  const scenario = openApp(`df.app.orchestration('Parent', function* (context) {
  return yield context.df.callSubOrchestrator('Child', context.df.getInput(), 'child');
});
df.app.orchestration('Child', function* (context) {
  return yield context.df.waitForExternalEvent('Go');
});`);
  await scenario.start('Parent', { instanceId: 'first' });
  await scenario.start('Parent', { instanceId: 'second' });
  await scenario.untilIdle();
  await scenario.raise('child', 'Go', 'went');
  await scenario.untilIdle();

  expect(await scenario.status('first')).toMatchObject({ runtimeStatus: 'Completed', output: 'went' });
  expect(await scenario.status('second')).toMatchObject({ runtimeStatus: 'Running' });
  expect(noticesIn(scenario)).toEqual([
    '4: Parent calls Child with the instance ID "child", and an instance with this ID has not ended. As on Azure, no other is started and this call gets no answer; give each its own ID, or none.',
  ]);
});

test('nothing is said about the ID of a sub-orchestration that has ended', async () => {
  const scenario = openApp(`df.app.orchestration('Parent', function* (context) {
  yield context.df.callSubOrchestrator('Child', 1, 'child');
  yield context.df.callSubOrchestrator('Child', 2, 'child');
});
df.app.orchestration('Child', function* () {});`);
  const id = await scenario.start('Parent');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
  expect(noticesIn(scenario)).toEqual([]);
});

test('an event whose name is nearly the one that is waited for', async () => {
  const notices = await noticesOf(`  yield context.df.waitForExternalEvent('AprovalEvent');`, ['ApprovalEvent']);

  expect(notices).toEqual([
    '5: O got the event "ApprovalEvent" and waits for "AprovalEvent". Names are compared letter by letter, so nobody takes it; write both the same.',
  ]);
});

test('nothing is said about an event that comes before its wait', async () => {
  const body = `  yield context.df.waitForExternalEvent('Step1');\n  yield context.df.waitForExternalEvent('Step2');`;

  expect(await noticesOf(body, ['Step2', 'Other'])).toEqual([]);
});

test('a timer for an instant long past', async () => {
  const notices = await noticesOf(`  yield context.df.createTimer(new Date(Date.UTC(2026, 0, 1)));`);

  expect(notices).toEqual([
    '5: O creates a timer for 2026-01-01T00:00:00.000Z, but its own time is 2030-01-01T00:00:00.000Z, so the timer fires at once. Count from context.df.currentUtcDateTime; Date reads the clock of the machine.',
  ]);
});

test('where an orchestrator threw', async () => {
  const notices = await noticesOf(
    `  yield context.df.callActivity('Book', 'x');\n  (context.df as unknown as { creatTimer(): void }).creatTimer();`,
  );

  expect(notices).toEqual(['6: O threw: context.df.creatTimer is not a function']);
});

test('an activity’s failure that the orchestrator did not catch needs no place', async () => {
  const notices = await noticesOf(`  yield context.df.callActivity('Fails');`);

  expect(notices).toEqual([]);
});
