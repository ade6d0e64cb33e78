// External events and durable timers: who wins, what is kept, and what holds an instance open (host semantics §3.6, §5, §6).

import { expect, test } from 'vitest';
import { seededIds, TaskHub, VirtualClock } from '#core';
import { oneApp, openApp } from './one-app.ts';
import { storyWorker } from './story-worker.ts';

const APPROVAL = `
df.app.orchestration('Approval', function* (context) {
  const deadline = new Date(context.df.currentUtcDateTime.getTime() + 3_600_000);
  const timer = context.df.createTimer(deadline);
  const event = context.df.waitForExternalEvent('Approved');
  const winner = yield context.df.Task.any([event, timer]);
  if (winner === timer) return 'timed out';
  timer.cancel();
  return event.result;
});`;

test('an event completes the instance at the moment at which it is raised', async () => {
  const scenario = openApp(APPROVAL);
  const id = await scenario.start('Approval');
  await scenario.advance('10 minutes');

  await scenario.raise(id, 'Approved', { by: 'ann' });
  await scenario.advance(0);

  expect(await scenario.status(id)).toMatchObject({
    runtimeStatus: 'Completed',
    output: { by: 'ann' },
    lastUpdatedMs: scenario.startMs + 600_000,
  });
});

test('an event that arrives before the first run is kept', async () => {
  const scenario = openApp(APPROVAL);
  const id = await scenario.start('Approval');
  await scenario.raise(id, 'Approved', 1);

  await scenario.advance(0);

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 1 });
});

test('an event one millisecond before the deadline counts; at the deadline the timer was there first', async () => {
  const early = openApp(APPROVAL);
  const punctual = await early.start('Approval');
  await early.advance(3_600_000 - 1);
  await early.raise(punctual, 'Approved', 'in time');
  await early.untilIdle();

  const late = openApp(APPROVAL);
  const tied = await late.start('Approval');
  await late.advance('59 min 59 s');
  await late.advance(999);
  await late.step(); // the timer's episode is due one millisecond later; the event joins it
  await late.raise(tied, 'Approved', 'too late');
  await late.untilIdle();

  expect(await early.status(punctual)).toMatchObject({ output: 'in time' });
  expect(await late.status(tied)).toMatchObject({ output: 'timed out', lastUpdatedMs: late.startMs + 3_600_000 });
});

test('buffered events are served first in, first out; waiting ones last in, first out', async () => {
  const source = `
df.app.orchestration('Two', function* (context) {
  yield context.df.waitForExternalEvent('Begin');
  const one = context.df.waitForExternalEvent('E');
  const two = context.df.waitForExternalEvent('E');
  return yield context.df.Task.all([one, two]);
});`;
  const buffered = openApp(source);
  const first = await buffered.start('Two');
  await buffered.raise(first, 'E', 1);
  await buffered.raise(first, 'E', 2);
  await buffered.raise(first, 'Begin');
  await buffered.untilIdle();

  const waiting = openApp(source);
  const second = await waiting.start('Two');
  await waiting.raise(second, 'Begin');
  await waiting.advance(0);
  await waiting.raise(second, 'E', 1);
  await waiting.raise(second, 'E', 2);
  await waiting.untilIdle();

  expect((await buffered.status(first))?.output).toEqual([1, 2]);
  expect((await waiting.status(second))?.output).toEqual([2, 1]);
});

test('a timer that nobody cancelled keeps a finished orchestrator Running until it fires', async () => {
  const scenario = openApp(APPROVAL.replace('timer.cancel();', ''));
  const id = await scenario.start('Approval');
  await scenario.advance(0);
  await scenario.raise(id, 'Approved', true);
  await scenario.advance(0);
  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Running', output: null });

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: true });
  expect(scenario.now()).toBe(3_600_000);
});

test('a failure, too, waits for open timers', async () => {
  const scenario = openApp(`
df.app.orchestration('Fails', function* (context) {
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  yield context.df.Task.any([timer, context.df.waitForExternalEvent('Go')]);
  throw new Error('after the event');
});`);
  const id = await scenario.start('Fails');
  await scenario.advance(0);
  await scenario.raise(id, 'Go');
  await scenario.advance(0);
  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({
    runtimeStatus: 'Failed',
    output: "Orchestrator function 'Fails' failed: after the event",
  });
  expect(scenario.now()).toBe(60_000);
});

test('Task.all throws at the first failure, but what follows waits for all siblings', async () => {
  const scenario = openApp(`
df.app.activity('Broken', { handler: () => { throw new Error('no'); } });
df.app.orchestration('All', function* (context) {
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  try { yield context.df.Task.all([context.df.callActivity('Broken'), timer]); } catch { return 'caught'; }
});`);
  const id = await scenario.start('All');
  await scenario.advance('59 s');
  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'caught' });
  expect(scenario.now()).toBe(60_000);
});

test('a ten-day timer is a chain of shorter ones and fires on time', async () => {
  const scenario = openApp(`
df.app.activity('Wake', { handler: () => 'awake' });
df.app.orchestration('Long', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 10 * 86_400_000));
  return yield context.df.callActivity('Wake');
});`);
  const id = await scenario.start('Long');

  await scenario.untilIdle();

  const created = (await scenario.history(id)).flatMap((event) =>
    event.EventType === 10 ? [(Date.parse(event.FireAt) - scenario.startMs) / 86_400_000] : [],
  );
  expect(created).toEqual([3, 6, 9, 10]);
  expect((await scenario.status(id))?.output).toBe('awake');
});

test('events received before continue-as-new are lost; one in the same batch after it is carried over', async () => {
  const scenario = openApp(`
df.app.orchestration('Loop', function* (context) {
  const round: number = context.df.getInput();
  const data: unknown = yield context.df.waitForExternalEvent('Next');
  if (round === 0) { context.df.continueAsNew(1); return; }
  return data;
});`);
  const id = await scenario.start('Loop', { input: 0 });
  await scenario.advance(0);
  await scenario.raise(id, 'Next', 'first');
  await scenario.raise(id, 'Next', 'second');

  await scenario.untilIdle();

  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'second' });
});

test('a host that slept delivers what became due in the order of due times', async () => {
  const clock = new VirtualClock(0);
  const hub = new TaskHub({ worker: storyWorker(), clock, ids: seededIds(1) });
  await hub.load(
    oneApp(`
df.app.orchestration('Races', function* (context) {
  const inHours = (hours: number) => new Date(context.df.currentUtcDateTime.getTime() + hours * 3_600_000);
  const long = context.df.createTimer(inHours(2));
  const short = context.df.createTimer(inHours(1));
  const winner: unknown = yield context.df.Task.any([long, short]);
  return winner === short ? 'short' : 'long';
});`),
  );
  const id = hub.start({ name: 'Races', input: null });
  await hub.runNext();

  clock.moveTo(3 * 3_600_000);
  await hub.runNext();

  expect(hub.status(id)?.output).toBe('short');
});
