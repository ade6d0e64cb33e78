import { expect, test } from 'vitest';
import { openApp } from '../stories/one-app.ts';
import { sequenceText } from './sequence-text.ts';
import { sequenceOf } from './sequence.ts';
import type { Scenario } from './scenario.ts';

const APP = `
df.app.activity('Ship', { handler: () => new Promise((resolve) => setTimeout(resolve, 60_000)) });
df.app.orchestration('Approval', function* (context) {
  const timeout = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const paid = context.df.waitForExternalEvent('Paid');
  yield context.df.Task.any([paid, timeout]);
  if (!timeout.isCompleted) timeout.cancel();
  yield context.df.callActivity('Ship');
});`;

async function opened(): Promise<Scenario> {
  const story = openApp(APP, { fault: undefined });
  await story.start('Approval', { instanceId: 'order-1' });
  await story.advance('1 min');
  return story;
}

const modelOf = (story: Scenario) => sequenceOf(story.records, { startMs: story.startMs });

/** Each bar as its lane, its state, and the kinds of the steps between which it lies. */
function barsOf(story: Scenario): string[] {
  const { bars, steps, lanes } = modelOf(story);
  const kindOf = (key: string | null) => (key === null ? 'now' : (steps.find((step) => step.key === key)?.kind ?? '?'));
  const nameOf = (id: string) => lanes.find((lane) => lane.id === id)?.label ?? '?';
  return bars.map(({ lane, state, from, to }) => `${nameOf(lane)} ${state}: ${kindOf(from)} to ${kindOf(to)}`);
}

test('an orchestrator works in its episode and waits after it, and its timer is pending', async () => {
  const story = await opened();

  expect(barsOf(story)).toEqual([
    'Approval working: timer-created to wait',
    'Timer waiting: timer-created to now',
    'Approval waiting: wait to now',
  ]);
  expect(modelOf(story).pending).toMatchObject([{ lane: 'timer', dueMs: 3_600_000, label: 'pending: due at 1:00:00' }]);
  expect(sequenceText(modelOf(story)).at(-1)).toBe('A timer of Approval order-1 is pending, due at 1:00:00.');
});

test('what was cancelled or has fired is not pending, and an activity works from its call to its answer', async () => {
  const story = await opened();
  await story.raise('order-1', 'Paid', true);
  await story.untilIdle();

  expect(modelOf(story).pending).toEqual([]);
  expect(barsOf(story)).toContain('Ship working: call to result');
  expect(barsOf(story)).toContain('Timer waiting: timer-created to timer-cancelled');
  expect(barsOf(story).filter((bar) => bar.endsWith('now'))).toEqual([]);
});

test('a crash ends what works in the worker, and it begins again', async () => {
  const story = await opened();
  await story.raise('order-1', 'Paid', true);
  await story.advance('1 s');
  await story.crash();
  await story.advance('1 s');

  expect(barsOf(story).filter((bar) => bar.startsWith('Ship'))).toEqual([
    'Ship working: call to crash',
    'Ship working: call-again to now',
  ]);
});

test('a timer of an instance that was ended is pending no more', async () => {
  const story = await opened();
  await story.terminate('order-1', 'enough');
  await story.advance(0);

  expect(modelOf(story).pending).toEqual([]);
  expect(barsOf(story).filter((bar) => bar.endsWith('now'))).toEqual([]);
});

test('an instance that is suspended is neither working nor just waiting', async () => {
  const story = await opened();
  await story.http('POST', '/runtime/webhooks/durabletask/instances/order-1/suspend');
  await story.advance(0);

  expect(barsOf(story).at(-1)).toMatch(/^Approval suspended: .* to now$/);
});
