// Crashes: a worker that dies loses nothing but the work in flight (task hub, B3).

import { expect, test } from 'vitest';
import { faultText, WorkerUnresponsiveError } from '#core';
import type { Fault, FunctionWorker } from '#core';
import { CheckFailure } from '#scenario';
import type { Scenario } from '#scenario';
import { CHAIN, openApp, REMEMBERS } from './one-app.ts';
import { storyWorker } from './story-worker.ts';

test('an instance that waits survives a crash', async () => {
  const scenario = openApp(
    `df.app.orchestration('Waits', function* (context) { return yield context.df.waitForExternalEvent('Go'); });`,
  );
  const id = await scenario.start('Waits');
  await scenario.advance(0);
  await scenario.crash();
  await scenario.raise(id, 'Go', 'still here');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'still here' });
});

test('an activity in flight is started again, and the ledger says so', async () => {
  const scenario = openApp(CHAIN);
  const id = await scenario.start('Chain');
  await scenario.step(); // the first episode
  await scenario.step(); // the activity begins
  await scenario.crash();

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(2);
  expect((await scenario.ledger()).map(({ input, duplicate }) => [input, duplicate])).toEqual([
    [0, false],
    [0, true],
    [1, false],
  ]);
});

test('what an app keeps in memory is gone after a crash', async () => {
  const scenario = openApp(`
let seen = 0;
df.app.activity('Count', { handler: () => (seen += 1) });
df.app.orchestration('Counts', function* (context) { return yield context.df.callActivity('Count'); });`);
  const before = await scenario.start('Counts');
  await scenario.untilIdle();
  await scenario.crash();
  const after = await scenario.start('Counts');
  await scenario.untilIdle();

  expect((await scenario.status(before))?.output).toBe(1);
  expect((await scenario.status(after))?.output).toBe(1);
});

test('the crash matrix passes a deterministic app and leaves the scenario usable', async () => {
  const scenario = openApp(CHAIN);
  await scenario.start('Chain');
  await scenario.untilIdle();

  await scenario.crashMatrix();

  const again = await scenario.start('Chain');
  await scenario.untilIdle();
  expect((await scenario.status(again))?.output).toBe(2);
});

test('a worker can die before every moment, the very first included', async () => {
  const told = async (fault?: Fault) => {
    const scenario = openApp(CHAIN, { fault });
    await scenario.start('Chain', { instanceId: 'c' });
    await scenario.untilIdle();
    return scenario;
  };
  const undisturbed = await told();
  const kinds = (scenario: Scenario) => scenario.records.map(({ kind }) => kind);
  const moments = kinds(undisturbed).slice(1); // each moment of this story makes one record

  for (const moment of moments.keys()) {
    const scenario = await told({ kind: 'after', moment }); // before moment + 1
    const before = kinds(scenario).indexOf('crash');
    expect(kinds(scenario).slice(before + 1).length).toBeGreaterThan(0);
    expect(kinds(scenario).slice(0, before)).toEqual(['start', ...moments.slice(0, moment)]);
    expect(await scenario.status('c')).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
  }
  expect(undisturbed.crashPoints().filter(({ kind }) => kind === 'after')).toHaveLength(moments.length + 1);
  expect(undisturbed.crashPoints()[0]).toEqual({ kind: 'after', moment: 0 });
});

test('what was put into the hub before the first moment outlives a worker that dies there', async () => {
  const scenario = openApp(
    `df.app.orchestration('Waits', function* (context) { return yield context.df.waitForExternalEvent('Go'); });`,
    { fault: { kind: 'after', moment: 0 } },
  );
  const id = await scenario.start('Waits');
  await scenario.raise(id, 'Go', 'kept');
  await scenario.untilIdle();

  expect(scenario.records.map(({ kind }) => kind)).toEqual(['start', 'raise', 'crash', 'episode']);
  expect((await scenario.status(id))?.output).toBe('kept');
});

test('the crash matrix names the point at which an app that remembers in memory goes wrong', async () => {
  const scenario = openApp(
    `
let done = false;
df.app.activity('Charge', { handler: () => { done = true; } });
df.app.activity('IsDone', { handler: () => done });
df.app.orchestration('Forgets', function* (context) {
  yield context.df.callActivity('Charge');
  return yield context.df.callActivity('IsDone');
});`,
    REMEMBERS,
  );
  await scenario.start('Forgets', { instanceId: 'f' });
  await scenario.untilIdle();

  const matrix = scenario.crashMatrix();

  await expect(matrix).rejects.toThrow(CheckFailure);
  await expect(matrix).rejects.toThrow(
    'Expected the same outputs and effects when the worker dies after moment 3 (at 0:00:00), but Forgets (f) returned false, and without the crash it returned true.',
  );
});

test('the crash matrix tells of every point what came of it, and which activities ran again', async () => {
  const scenario = openApp(CHAIN);
  await scenario.start('Chain', { instanceId: 'c' });
  await scenario.untilIdle();

  const told: string[] = [];
  for await (const { fault, failure, repeated } of scenario.crashOutcomes()) {
    expect(failure).toBeNull();
    told.push(`${faultText(fault)}: ${repeated.map(({ name, input }) => `${name} ${String(input)}`).join(', ')}`);
  }

  expect(told).toEqual([
    'before the first moment: ',
    'during moment 1: ',
    'after moment 1: ',
    'after moment 2: Step 0', // it was in flight
    'after moment 3: ',
    'during moment 4: ',
    'after moment 4: ',
    'after moment 5: Step 1',
    'after moment 6: ',
    'during moment 7: ',
    'after moment 7: ',
  ]);
});

test('the crash matrix goes on after a point at which an app goes wrong, and says where the runs differ', async () => {
  const scenario = openApp(
    `
let done = false;
df.app.activity('Charge', { handler: () => { done = true; } });
df.app.activity('Report', { handler: (text) => text });
df.app.orchestration('Forgets', function* (context) {
  yield context.df.callActivity('Charge');
  return yield context.df.callActivity('Report', done ? 'charged' : 'open');
});`,
    REMEMBERS,
  );
  await scenario.start('Forgets', { instanceId: 'f' });
  await scenario.untilIdle();

  const wrong: string[] = [];
  for await (const { fault, failure, difference } of scenario.crashOutcomes()) {
    if (!failure) continue;
    wrong.push(faultText(fault));
    expect(difference).toEqual({
      instances: [
        {
          expected: { instanceId: 'f', runtimeStatus: 'Completed', output: 'charged' },
          actual: { instanceId: 'f', runtimeStatus: 'Completed', output: 'open' },
        },
      ],
      missing: [{ name: 'Report', input: 'charged' }],
      added: [{ name: 'Report', input: 'open' }],
    });
  }

  expect(wrong).toEqual(['after moment 3', 'during moment 4']);
});

test('a run that was told step by step has what a crash cost it made up for', async () => {
  const scenario = openApp(`${CHAIN}
df.app.orchestration('Later', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  return yield context.df.callActivity('Step', 1);
});`);
  await scenario.start('Later', { instanceId: 'l' });
  while (await scenario.step());

  await scenario.crashMatrix();

  expect(await scenario.status('l')).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
});

test('an activity that is started again has the time to end', async () => {
  const scenario = openApp(CHAIN);
  await scenario.stub('Step', { takes: '10 s' });
  await scenario.start('Chain', { instanceId: 'c' });
  await scenario.advance('21 s');

  await scenario.crashMatrix();

  expect(await scenario.status('c')).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
});

test('the same script gives byte-identical histories', async () => {
  const histories: string[] = [];
  for (let run = 0; run < 2; run += 1) {
    const scenario = openApp(CHAIN);
    const id = await scenario.start('Chain');
    await scenario.untilIdle();
    histories.push(JSON.stringify([id, await scenario.history(id)]));
  }

  expect(histories[0]).toBe(histories[1]);
});

const WAITS = `df.app.orchestration('Waits', function* (context) { return yield context.df.waitForExternalEvent('Go'); });`;

test('the crash matrix knows an instance that was started later, without an id of its own', async () => {
  const scenario = openApp(`${WAITS}
df.app.activity('One', { handler: () => 1 });
df.app.orchestration('Calls', function* (context) { return yield context.df.callActivity('One'); });`);
  await scenario.start('Calls');
  await scenario.untilIdle();
  const later = await scenario.start('Waits');
  await scenario.raise(later, 'Go', 'done');
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect(await scenario.status(later)).toMatchObject({ output: 'done' });
});

test('a child keeps its id when the worker dies in the episode that continued as new', async () => {
  const scenario = openApp(`
df.app.orchestration('Child', function* () { return 'child'; });
df.app.orchestration('Again', function* (context) {
  if (context.df.getInput() === 0) { context.df.continueAsNew(1); return; }
  return yield context.df.callSubOrchestrator('Child');
});`);
  await scenario.start('Again', { instanceId: 'a', input: 0 });
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect(await scenario.status('a')).toMatchObject({ output: 'child' });
});

test('words that the host refuses are refused again under the crash matrix', async () => {
  const scenario = openApp(WAITS);
  await scenario.start('Waits', { instanceId: 'w' });
  await expect(scenario.start('Waits', { instanceId: 'w' })).rejects.toThrow('already exists');
  await expect(scenario.raise('nobody', 'Go')).rejects.toThrow("No instance with ID 'nobody' found.");
  await scenario.raise('w', 'Go', 1);
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect(await scenario.status('w')).toMatchObject({ output: 1 });
});

test('a crash matrix that fails leaves the scenario usable', async () => {
  const scenario = openApp(`${WAITS}
let calls = 0;
df.app.activity('Count', { handler: () => (calls += 1) });
df.app.orchestration('Counts', function* (context) {
  yield context.df.callActivity('Count');
  return yield context.df.callActivity('Count');
});
df.app.client.http('Start', { handler: async (_request, client) => ({ body: await client.startNew('Waits', { instanceId: 'w' }) }) });`);
  await scenario.start('Counts', { instanceId: 'c' });
  await scenario.untilIdle();
  await expect(scenario.crashMatrix()).rejects.toThrow(CheckFailure);

  await scenario.http('POST', '/api/Start');

  expect((await scenario.status('w'))?.runtimeStatus).toBe('Pending');
});

test('a worker that had to be ended takes the activities in flight with it', async () => {
  const scenario = openApp(`${CHAIN}\napp.http('Hangs', { handler: () => ({ status: 200 }) });`, {
    worker: endedAtOnce(storyWorker(), 'Hangs'),
  });
  await scenario.stub('Step', { takes: '10 s' });
  const id = await scenario.start('Chain');
  await scenario.advance('5 s');

  await expect(scenario.http('GET', '/api/Hangs')).rejects.toThrow(WorkerUnresponsiveError);
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(2);
  expect((await scenario.ledger()).map(({ at, duplicate }) => [at, duplicate])).toEqual([
    [0, false],
    [5_000, true],
    [15_000, false],
  ]);
});

/** A worker that is ended whenever it is asked to run a function, as one that gives no answer is. */
function endedAtOnce(worker: FunctionWorker, functionName: string): FunctionWorker {
  return {
    load: (app, host) => worker.load(app, host),
    invoke: (invocation) =>
      invocation.functionName === functionName
        ? Promise.reject(new WorkerUnresponsiveError(`${functionName} did not answer.`))
        : worker.invoke(invocation),
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
}
