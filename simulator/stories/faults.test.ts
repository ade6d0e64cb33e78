// Faults: what at-least-once delivery and failing activities do to an app, said by name or by number.

import { expect, test } from 'vitest';
import { eventTypeName } from '#core';
import { sequenceOf } from '#scenario';
import type { Scenario, StubBehaviour } from '#scenario';
import { CHAIN, IN_FLIGHT, openApp } from './one-app.ts';

const messages = async (scenario: Scenario, id: string) =>
  (await scenario.history(id))
    .map(eventTypeName)
    .filter((name) => /^(Task(Completed|Failed)|TimerFired|EventRaised|SubOrchestrationInstanceCompleted)$/.test(name));

const starts = async (scenario: Scenario) =>
  (await scenario.ledger()).map(({ name, input, duplicate }) => `${name} ${String(input)}${duplicate ? ' again' : ''}`);

// --- messages -------------------------------------------------------------------------------------------------------

test('an answer that is delivered twice stands in history twice and counts once', async () => {
  const scenario = openApp(CHAIN, IN_FLIGHT);
  await scenario.twice({ message: 'TaskCompleted' });
  const id = await scenario.start('Chain');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
  expect(await messages(scenario, id)).toEqual(['TaskCompleted', 'TaskCompleted', 'TaskCompleted']);
  expect(await starts(scenario)).toEqual(['Step 0', 'Step 1']);
});

test('a timer and the end of a child that come twice change nothing', async () => {
  const scenario = openApp(`
df.app.orchestration('Child', function* () { return 'child'; });
df.app.orchestration('Parent', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  const one: string = yield context.df.callSubOrchestrator('Child');
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  return one;
});`);
  await scenario.twice({ message: 'TimerFired' });
  await scenario.twice({ message: 'SubOrchestrationInstanceCompleted' });
  const id = await scenario.start('Parent');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'child' });
  const ended = 'SubOrchestrationInstanceCompleted';
  expect(await messages(scenario, id)).toEqual(['TimerFired', 'TimerFired', ended, ended, 'TimerFired']);
  expect(scenario.now()).toBe(120_000);
});

test('an event that is delivered twice satisfies a second wait', async () => {
  const scenario = openApp(`
df.app.orchestration('Two', function* (context) {
  const one: string = yield context.df.waitForExternalEvent('Go');
  return [one, yield context.df.waitForExternalEvent('Go')];
});`);
  await scenario.twice({ message: 'EventRaised' });
  const id = await scenario.start('Two');
  await scenario.raise(id, 'Go', 'once');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: ['once', 'once'] });
  expect(await messages(scenario, id)).toEqual(['EventRaised', 'EventRaised']);
});

test('a failure that comes twice is one failure to a retry, and an answer of an entity that comes twice is one answer', async () => {
  const scenario = openApp(`
df.app.entity('Sum', (context) => {
  context.df.setState(context.df.getState(() => 0) + 1);
  context.df.return(context.df.getState(() => 0));
});
df.app.activity('Flaky', { handler: () => 'done' });
df.app.orchestration('Both', function* (context) {
  const flaky: string = yield context.df.callActivityWithRetry('Flaky', new df.RetryOptions(1000, 2));
  const first: number = yield context.df.callEntity(new df.EntityId('Sum', 's'), 'add');
  return [flaky, first, yield context.df.callEntity(new df.EntityId('Sum', 's'), 'add')];
});`);
  await scenario.stub('Flaky', { fails: 'busy', times: 1 });
  await scenario.twice({ message: 'TaskFailed' });
  await scenario.twice({ message: 'EventRaised' });
  const id = await scenario.start('Both');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: ['done', 1, 2] });
  expect(await messages(scenario, id)).toEqual([
    'TaskFailed',
    'TaskFailed',
    'TimerFired',
    'TaskCompleted',
    'EventRaised',
    'EventRaised',
    'EventRaised',
  ]);
});

test('a second answer for an execution that has continued as new is dropped', async () => {
  const scenario = openApp(`
df.app.activity('Step', { handler: (n: number) => n + 1 });
df.app.orchestration('Rounds', function* (context) {
  const n: number = yield context.df.callActivity('Step', context.df.getInput());
  if (n < 2) context.df.continueAsNew(n);
  return n;
});`);
  await scenario.twice({ message: 'TaskCompleted' });
  const id = await scenario.start('Rounds', { input: 0 });
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
  expect(await messages(scenario, id)).toEqual(['TaskCompleted']);
});

// --- activities -----------------------------------------------------------------------------------------------------

test('an activity that runs twice has its effect twice, and its first answer counts', async () => {
  const scenario = openApp(`
let paid = 0;
df.app.activity('Pay', { handler: () => (paid += 1) });
df.app.activity('Rest', { handler: () => 'rested' });
df.app.orchestration('Pays', function* (context) {
  const first: number = yield context.df.callActivity('Pay');
  yield context.df.callActivity('Rest');
  return first;
});`);
  await scenario.twice({ activity: 'pay' });
  const id = await scenario.start('Pays');
  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 1 });
  expect(await starts(scenario)).toEqual(['Pay undefined', 'Pay undefined again', 'Rest undefined']);
  expect(await messages(scenario, id)).toEqual(['TaskCompleted', 'TaskCompleted', 'TaskCompleted']);
  const story = sequenceOf(scenario.records, { startMs: scenario.startMs }).steps.map(({ sentence }) => sentence);
  expect(story.join('\n')).toMatch(/Pay is started once more for Pays .*, because its message came twice\./);
});

test('what runs twice is named once: the next time, it runs once', async () => {
  const scenario = openApp(CHAIN);
  await scenario.twice({ activity: 'Step' });
  await scenario.start('Chain');
  await scenario.untilIdle();

  expect(await starts(scenario)).toEqual(['Step 0', 'Step 0 again', 'Step 1']);
});

test('what the app does not register cannot run twice', async () => {
  const early = openApp(CHAIN);
  await early.twice({ activity: 'Stepp' });
  const loaded = openApp(CHAIN);
  await loaded.load();

  const sentence =
    'Twice is to run the activity "Stepp", which the app does not register (it registers Step). "Step" is nearly that name; write both the same.';
  await expect(early.start('Chain')).rejects.toThrow(sentence);
  await expect(loaded.twice({ activity: 'Stepp' })).rejects.toThrow(sentence);
});

test('what is no message cannot come twice', async () => {
  const scenario = openApp(CHAIN);

  await expect(scenario.twice({ message: 'TaskComplete' as 'TaskCompleted' })).rejects.toThrow(
    '"TaskComplete" is no message that can come twice; write "TaskCompleted".',
  );
});

test('what comes twice comes twice at every point at which the worker can die, too', async () => {
  const scenario = openApp(CHAIN);
  await scenario.twice({ message: 'TaskCompleted' });
  await scenario.twice({ activity: 'Step' });
  const id = await scenario.start('Chain');
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect(await messages(scenario, id)).toHaveLength(4);
  expect((await scenario.status(id))?.output).toBe(2);
});

// --- failing by rule ------------------------------------------------------------------------------------------------

const SENDS = `
df.app.activity('Send', { handler: (to: string) => 'sent to ' + to });
df.app.orchestration('SendAll', function* (context) {
  const results: string[] = [];
  for (const to of ['A', 'B', 'C', 'D']) {
    try { results.push(yield context.df.callActivity('Send', to)); } catch { results.push('failed'); }
  }
  return results;
});
df.app.orchestration('Stubborn', function* (context) {
  return yield context.df.callActivityWithRetry('Send', new df.RetryOptions(1000, 5), 'A');
});`;

async function sent(behaviour: StubBehaviour): Promise<unknown> {
  const scenario = openApp(SENDS);
  await scenario.stub('Send', behaviour);
  const id = await scenario.start('SendAll');
  await scenario.untilIdle();
  return (await scenario.status(id))?.output;
}

test('the first calls fail, and then the function itself runs, or what stands in for it', async () => {
  expect(await sent({ fails: 'busy', times: 2 })).toEqual(['failed', 'failed', 'sent to C', 'sent to D']);
  expect(await sent({ fails: 'busy', times: 1, returns: 'ok' })).toEqual(['failed', 'ok', 'ok', 'ok']);
});

test('calls fail from one on, or one in between', async () => {
  expect(await sent({ fails: 'gone', after: 2 })).toEqual(['sent to A', 'sent to B', 'failed', 'failed']);
  expect(await sent({ fails: 'gone', after: 1, times: 1 })).toEqual(['sent to A', 'failed', 'sent to C', 'sent to D']);
});

test('only the calls with one input fail', async () => {
  expect(await sent({ fails: 'unknown', onlyFor: 'B' })).toEqual(['sent to A', 'failed', 'sent to C', 'sent to D']);
});

test('an input of many members is the same in any order of them', async () => {
  const scenario = openApp(`
df.app.activity('Ship', { handler: () => 'shipped' });
df.app.orchestration('Ships', function* (context) { return yield context.df.callActivity('Ship', { id: 'A', lines: [1, { n: 2 }] }); });`);
  await scenario.stub('Ship', { fails: 'broken', onlyFor: { lines: [1, { n: 2 }], id: 'A' } });
  const id = await scenario.start('Ships');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Failed');
});

test('each attempt of a retry is a call of its own', async () => {
  const scenario = openApp(SENDS);
  await scenario.stub('Send', { fails: 'busy', times: 2 });
  const id = await scenario.start('Stubborn');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe('sent to A');
  expect(await messages(scenario, id)).toEqual([
    'TaskFailed',
    'TimerFired',
    'TaskFailed',
    'TimerFired',
    'TaskCompleted',
  ]);
});

test('a call that is started again after a crash is the same call, so it fails again', async () => {
  const scenario = openApp(SENDS);
  await scenario.stub('Send', { fails: 'busy', times: 1, takes: '1 min' });
  const id = await scenario.start('SendAll');
  await scenario.advance('30 s');
  await scenario.crash();
  await scenario.untilIdle();

  expect(await starts(scenario)).toEqual(['Send A', 'Send A again', 'Send B', 'Send C', 'Send D']);
  expect((await scenario.status(id))?.output).toEqual(['failed', 'sent to B', 'sent to C', 'sent to D']);
  await scenario.crashMatrix();
});

test('a rule that makes no sense is refused with a sentence', async () => {
  const scenario = openApp(SENDS);

  await expect(scenario.stub('Send', { returns: 'ok', times: 2 })).rejects.toThrow(
    '"times" says which calls of an activity fail; add "fails" with the message of the error.',
  );
  await expect(scenario.stub('Send', { fails: 'busy', times: 1.5 })).rejects.toThrow(
    '"times" counts calls of an activity; 1.5 is not a whole number from 0.',
  );
});

// --- by number ------------------------------------------------------------------------------------------------------

test('a scenario that is opened with disturbances says what they are about', async () => {
  const scenario = openApp(CHAIN, { disturbances: [{ kind: 'activity fails', activity: 2 }] });
  await scenario.start('Chain', { instanceId: 'c' });
  await scenario.untilIdle();

  expect((await scenario.status('c'))?.output).toMatch(/^Orchestrator function 'Chain' failed: .*made to fail/);
  expect(scenario.disturbancePoints().map(({ disturbance, about }) => `${disturbance.kind}: ${about}`)).toEqual([
    'activity twice: activity Step of c',
    'activity fails: activity Step of c',
    'message twice: the answer of Step to c',
    'activity twice: activity Step of c',
    'activity fails: activity Step of c',
    'message twice: the failure of Step to c',
  ]);
});

test('a scenario with disturbances keeps them when it is run again', async () => {
  const scenario = openApp(CHAIN, { disturbances: [{ kind: 'activity fails', activity: 2 }] });
  await scenario.start('Chain', { instanceId: 'c' });
  await scenario.untilIdle();

  await scenario.crashMatrix();
  const again = await scenario.replay([{ kind: 'activity twice', activity: 1 }]);

  expect((await again.status('c'))?.runtimeStatus).toBe('Failed');
  expect(await starts(again)).toEqual(['Step 0', 'Step 0 again', 'Step 1']);
});
