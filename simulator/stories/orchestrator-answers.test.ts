// What the host makes of an orchestrator's answer that is not what the SDK sends (host semantics §1.3–1.5, §3.8, §11.3).

import { expect, test } from 'vitest';
import { EventType } from '#core';
import { openApp } from './one-app.ts';

/** An orchestrator without the SDK's own frame around it. */
const bare = (handler: string) => `
app.generic('Bare', {
  trigger: { type: 'orchestrationTrigger', name: 'context' },
  handler: ${handler},
});
df.app.orchestration('Asks', function* (context) {
  try { return yield context.df.callSubOrchestrator('Bare'); } catch (error) { return 'caught ' + (error as Error).message; }
});`;

const FAILED = "Orchestrator function 'Bare' failed: ";

test.for([
  ['nothing', '() => undefined', 'Completed', null],
  [
    'a number',
    '() => 5',
    'Failed',
    `${FAILED}The data returned by the out-of-process function execution was not valid json.`,
  ],
  [
    'a list',
    '() => []',
    'Failed',
    `${FAILED}The data returned by the out-of-process function execution was not valid json.`,
  ],
  ['plain text', "() => 'done'", 'Failed', `${FAILED}Out of proc orchestrators must return a valid JSON schema`],
  [
    'an object without actions',
    '() => ({ isDone: true })',
    'Failed',
    `${FAILED}Value cannot be null. (Parameter 'Out-of-proc orchestrator schema must have a non-null actions property.')`,
  ],
  [
    'two lists of actions',
    '() => ({ isDone: true, actions: [[], []], schemaVersion: 3 })',
    'Failed',
    `${FAILED}With OOProc schema V4, expected actions array to be of length 1 in outer layer but got size: 2`,
  ],
  ['a state as text', '() => JSON.stringify({ isDone: true, output: 1, actions: [[]] })', 'Completed', 1],
] as const)('an orchestrator that answers %s', async ([, handler, runtimeStatus, output]) => {
  const scenario = openApp(bare(handler));
  const id = await scenario.start('Bare');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus, output });
});

test('a child that fails without a state can be caught by its parent', async () => {
  const scenario = openApp(bare("() => { throw new Error('boom'); }"));
  const id = await scenario.start('Asks');

  await scenario.untilIdle();

  const output = (await scenario.status(id))?.output as string;
  expect(output).toMatch(
    /^caught Orchestrator function 'Bare' failed: One or more errors occurred\. \(Result: Failure/,
  );
  expect(output).toContain('"ClassName":"System.AggregateException"');
});

test('a custom status of more than 16 KB fails the instance and is not stored', async () => {
  const scenario = openApp(`
df.app.activity('Never', { handler: () => 1 });
df.app.orchestration('Tells', function* (context) {
  const size: number = context.df.getInput();
  context.df.setCustomStatus('small');
  yield context.df.waitForExternalEvent('Go');
  context.df.setCustomStatus('x'.repeat(size));
  yield context.df.callActivity('Never');
});`);
  const fits = await scenario.start('Tells', { input: 8_192 });
  const tooLarge = await scenario.start('Tells', { input: 10_000 });
  await scenario.advance(0);
  for (const id of [fits, tooLarge]) await scenario.raise(id, 'Go');

  await scenario.untilIdle();

  expect((await scenario.status(fits))?.runtimeStatus).toBe('Completed');
  expect(await scenario.status(tooLarge)).toMatchObject({
    runtimeStatus: 'Failed',
    customStatus: 'small',
    output:
      "Orchestrator function 'Tells' failed: The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is 19 KB.",
  });
  expect(await scenario.ledger()).toHaveLength(1);
});

test.for([
  ['alone', '', 'wait', '[0].fireAt'],
  [
    'beside an event, after an activity',
    "yield context.df.callActivity('Never');",
    "context.df.Task.any([context.df.waitForExternalEvent('Go'), wait])",
    '[1].compoundActions[1].fireAt',
  ],
] as const)(
  'a timer for an Invalid Date, %s, fails the instance and is never set, and a notice says so',
  async ([, before, yielded, place]) => {
    const scenario = openApp(`
df.app.activity('Never', { handler: () => 1 });
df.app.orchestration('Waits', function* (context) {
  ${before}
  const wait = context.df.createTimer(new Date(NaN));
  context.df.setCustomStatus('waits');
  yield ${yielded};
});`);
    const id = await scenario.start('Waits');

    await scenario.untilIdle();

    const { runtimeStatus, customStatus, output } = (await scenario.status(id)) ?? {};
    expect([runtimeStatus, customStatus, output]).toEqual([
      'Failed',
      null,
      `Orchestrator function 'Waits' failed: Error converting value {null} to type 'System.DateTime'. Path 'actions[0]${place}'.`,
    ]);
    expect(scenario.records).toContainEqual(
      expect.objectContaining({
        kind: 'notice',
        text: 'Waits creates a timer for an Invalid Date, which the host cannot read. Look for undefined in what it is made from.',
        source: expect.objectContaining({ line: 7 }) as unknown,
      }),
    );
  },
);

test('an error text that looks like the host’s own frame is cut where the host cuts it', async () => {
  const scenario = openApp(`
df.app.activity('Breaks', { handler: () => { throw new Error('first\\nStack: second'); } });
df.app.orchestration('Calls', function* (context) {
  try { yield context.df.callActivity('Breaks'); } catch (error) { return (error as Error).message.split(' \\n ')[0]; }
});`);
  const id = await scenario.start('Calls');

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe("Activity function 'Breaks' failed:  first");
});

test('retry options that the host refuses schedule nothing, and a notice says so', async () => {
  const scenario = openApp(`
df.app.activity('Never', { handler: () => 1 });
df.app.orchestration('Retries', function* (context) {
  return yield context.df.callActivityWithRetry('Never', new df.RetryOptions(1000, 0));
});`);
  const id = await scenario.start('Retries');

  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');
  expect(await scenario.ledger()).toEqual([]);
  expect(scenario.records).toContainEqual(
    expect.objectContaining({
      kind: 'notice',
      text: 'Retries calls "Never" with retry options that the host refuses: maxNumberOfAttempts is 0 and must be 1 or more. As on Azure, nothing runs and the instance stays Running; correct it.',
    }),
  );
});

/** An entity, and an orchestrator that signals it for later, which the SDK cannot ask for (host semantics §3.1, §9.2). */
const schedules = (...signals: readonly { readonly amount: number; readonly fireAt: string }[]) => `
df.app.entity('Counter', (context) => {
  const before: number[] = context.df.getState(() => []);
  context.df.setState([...before, context.df.getInput()]);
});
${bare(
  `() => ({ isDone: true, schemaVersion: 3, actions: [${JSON.stringify(
    signals.map(({ amount, fireAt }) => {
      return { actionType: 10, instanceId: '@counter@k', operation: 'add', input: amount, fireAt };
    }),
  )}] })`,
)}`;

test('a signal for later is sent at once, waits for its time, and holds nobody up', async () => {
  const scenario = openApp(schedules({ amount: 5, fireAt: '2030-01-01T00:10:00.000Z' }));
  const id = await scenario.start('Bare');
  await scenario.advance('1 min');
  await scenario.signal('@counter@k', 'add', 1);
  await scenario.advance('8 min');
  const early = [(await scenario.status(id))?.runtimeStatus, (await scenario.entity('@counter@k'))?.state];

  await scenario.untilIdle();

  expect(early).toEqual(['Completed', [1]]);
  expect(scenario.now()).toBe(600_000);
  expect(await scenario.entity('@counter@k')).toMatchObject({ state: [1, 5] });
  const sent = (await scenario.history(id)).find((event) => event.EventType === EventType.EventSent);
  expect(sent?.Name).toBe('op@2030-01-01T00:10:00.000Z');
  expect(JSON.parse(sent?.Input ?? '')).toEqual({
    op: 'add',
    signal: true,
    input: '5',
    id: expect.any(String) as string,
    parent: id,
    due: '2030-01-01T00:10:00.000Z',
  });
});

test('signals for later come in the order of their times; one whose time has passed comes at once', async () => {
  const scenario = openApp(
    schedules(
      { amount: 3, fireAt: '2030-01-01T00:20:00.000Z' },
      { amount: 2, fireAt: '2030-01-01T00:10:00.000Z' },
      { amount: 1, fireAt: '2029-12-31T00:00:00.000Z' },
    ),
  );
  await scenario.start('Bare');
  const seen = [];
  for (const step of ['0 s', '10 min', '10 min'] as const) {
    await scenario.advance(step);
    seen.push((await scenario.entity('@counter@k'))?.state);
  }

  expect(seen).toEqual([[1], [1, 2], [1, 2, 3]]);
});

test('a signal for later outlives a crash at any moment, and comes once', async () => {
  const scenario = openApp(schedules({ amount: 5, fireAt: '2030-01-01T00:10:00.000Z' }));
  await scenario.start('Bare');
  await scenario.untilIdle();
  const states: unknown[] = [];

  await scenario.crashMatrix();
  await scenario.crash();
  await scenario.explore({ holds: async (run) => void states.push((await run.entity('@counter@k'))?.state) });

  expect(states.length).toBeGreaterThan(3);
  expect(states.every((state) => JSON.stringify(state) === '[5]')).toBe(true);
});
