import { describe, expect, test } from 'vitest';
import { openApp } from '../stories/one-app.ts';
import { timelineText } from './timeline-text.ts';
import { timelineOf } from './timeline.ts';
import type { Scenario } from './scenario.ts';
import type { TimelineRow } from './timeline-model.ts';

const nowMs = (story: Scenario) => story.startMs + story.now();
const modelOf = (story: Scenario) => timelineOf(story.records, { startMs: story.startMs, nowMs: nowMs(story) });
const textOf = (story: Scenario) => timelineText(modelOf(story));

const APPROVAL = `
df.app.activity('Ship', { handler: () => 'shipped' });
df.app.orchestration('Approval', function* (context) {
  const timeout = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const paid = context.df.waitForExternalEvent('Paid');
  const winner = yield context.df.Task.any([paid, timeout]);
  if (winner === paid) timeout.cancel();
  return yield context.df.callActivity('Ship');
});`;

test('is empty before anything has happened', () => {
  expect(timelineOf([])).toEqual({ moments: [], nowMs: 0, rows: [] });
});

describe('a timeline', () => {
  test('tells waiting from working, and what is waited for', async () => {
    const story = openApp(APPROVAL);
    await story.start('Approval', { instanceId: 'order-1' });
    await story.advance('10 min');
    await story.raise('order-1', 'Paid', true);
    await story.untilIdle();

    expect(textOf(story)).toEqual([
      'Approval order-1. At 0:00:00: is started, is queued, works, waits for Paid, a timer due at 1:00:00. At 0:10:00: gets Paid, works, waits for Ship, works, completes.',
      'Timer, timer of Approval order-1. At 0:00:00: is due at 1:00:00. At 0:10:00: is cancelled.',
      'Ship, activity of Approval order-1. At 0:10:00: is queued, works, answers.',
    ]);
  });

  test('shows a timer that is pending, with its due time, as a bar without an end', async () => {
    const story = openApp(APPROVAL);
    await story.start('Approval', { instanceId: 'order-1' });
    await story.advance('10 min');

    const timer = modelOf(story).rows.find(({ kind }) => kind === 'timer');
    expect(timer?.stretches).toMatchObject([{ to: null, toMs: null, on: ['timer'], words: 'is due at 1:00:00' }]);
    expect(modelOf(story).nowMs).toBe(600_000);
    expect(textOf(story)[1]).toBe('Timer, timer of Approval order-1. At 0:00:00: is due at 1:00:00. So it stands now.');
  });

  test('does not wait for what lost a race', async () => {
    const story = openApp(APPROVAL);
    await story.start('Approval', { instanceId: 'order-1' });
    await story.untilIdle();

    expect(textOf(story)[0]).toContain('At 1:00:00: works, waits for Ship, works, completes.');
  });

  test('has columns for moments and none for time that passes', async () => {
    const story = openApp(APPROVAL);
    await story.start('Approval', { instanceId: 'order-1' });
    await story.untilIdle();

    expect(modelOf(story).moments.map(({ kind, atMs }) => `${String(atMs / 1_000)} ${kind}`)).toEqual([
      '0 message',
      '0 episode',
      '3600 episode',
      '3600 activity',
      '3600 activity',
      '3600 episode',
    ]);
  });

  test('nests sub-orchestrations and their activities under whoever called them', async () => {
    const story = openApp(`
df.app.activity('Weigh', { handler: () => 1 });
df.app.activity('Print', { handler: () => 1 });
df.app.orchestration('Parcel', function* (context) {
  yield context.df.callActivity('Weigh');
  yield context.df.callActivity('Print');
});
df.app.orchestration('Delivery', function* (context) {
  yield context.df.callSubOrchestrator('Parcel', null, 'parcel-1');
});`);
    await story.start('Delivery', { instanceId: 'd' });
    await story.untilIdle();

    expect(outline(modelOf(story).rows)).toEqual(['Delivery d', '  Parcel parcel-1', '    Weigh', '    Print']);
    expect(textOf(story)[0]).toContain('waits for Parcel');
    expect(textOf(story)[1]).toContain('sub-orchestration of Delivery d');
  });

  test('puts activities of one name into one row, unless they run at the same time', async () => {
    const story = openApp(`
df.app.activity('Step', { handler: () => 1 });
df.app.activity('Wide', { handler: () => new Promise((resolve) => setTimeout(resolve, 1_000)) });
df.app.orchestration('Both', function* (context) {
  yield context.df.callActivity('Step');
  yield context.df.callActivity('Step');
  yield context.df.Task.all([context.df.callActivity('Wide'), context.df.callActivity('Wide')]);
});`);
    await story.start('Both', { instanceId: 'b' });
    await story.untilIdle();

    expect(outline(modelOf(story).rows)).toEqual(['Both b', '  Step', '  Wide', '  Wide']);
    expect(textOf(story)[0]).toContain('waits for 2 × Wide');
  });

  test('shows that a crash makes an activity begin again', async () => {
    const story = openApp(
      `
df.app.activity('Slow', { handler: () => new Promise((resolve) => setTimeout(resolve, 60_000)) });
df.app.orchestration('One', function* (context) { yield context.df.callActivity('Slow'); });`,
      { fault: undefined },
    );
    await story.start('One', { instanceId: 'one' });
    await story.advance('10 s');
    await story.crash();
    await story.untilIdle();

    expect(textOf(story).slice(1)).toEqual([
      'Slow, activity of One one. At 0:00:00: is queued, works. At 0:00:10: is queued again, works, is started again. At 0:01:10: answers.',
      'The worker crashes at 0:00:10.',
    ]);
  });

  test('shows an instance that is suspended, and how it goes on', async () => {
    const story = openApp(APPROVAL);
    await story.start('Approval', { instanceId: 'order-1' });
    await story.advance(0);
    const api = '/runtime/webhooks/durabletask/instances/order-1';
    await story.http('POST', `${api}/suspend?reason=wait`);
    await story.advance('5 min');
    await story.http('POST', `${api}/resume?reason=go`);
    await story.advance(0);

    expect(textOf(story)[0]).toContain(
      'is told to pause, works, is suspended. At 0:05:00: is told to go on, works, waits for Paid',
    );
  });

  test('shows rounds that continue as new', async () => {
    const story = openApp(`
df.app.orchestration('Rounds', function* (context) {
  const round = context.df.getInput();
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  if (round < 2) context.df.continueAsNew(round + 1);
});`);
    await story.start('Rounds', { instanceId: 'r', input: 1 });
    await story.untilIdle();

    expect(outline(modelOf(story).rows)).toEqual(['Rounds r', '  Timer']);
    expect(textOf(story)[0]).toContain('continues as new');
    expect(textOf(story)[1]).toContain('At 0:01:00: is due');
  });

  test('shows entities, their batches, and whoever waits for their answers', async () => {
    const story = openApp(`
df.app.entity('counter', (context) => {
  context.df.setState((context.df.getState(() => 0)) + 1);
  context.df.return(context.df.getState());
});
df.app.orchestration('Asks', function* (context) {
  return yield context.df.callEntity(new df.EntityId('counter', 'k'), 'add', 1);
});`);
    await story.start('Asks', { instanceId: 'a' });
    await story.signal('@counter@k', 'add');
    await story.untilIdle();

    expect(textOf(story)).toEqual([
      'Asks a. At 0:00:00: is started, is queued, works, waits for @counter@k, works, completes.',
      expect.stringMatching(/^@counter@k\. At 0:00:00: gets the signal add, runs add/),
    ]);
  });
});

const outline = (rows: readonly TimelineRow[]) =>
  rows.map(({ depth, label, detail }) => `${'  '.repeat(depth)}${label} ${detail}`.trimEnd());
