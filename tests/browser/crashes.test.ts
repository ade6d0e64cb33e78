// The Crashes view's parts, in real Chromium: what they show, and what they ask for.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import type { HubRecord } from '#core';
import ClockBar from '../../.vitepress/playground/ClockBar.vue';
import CrashMatrix from '../../.vitepress/crashes/CrashMatrix.vue';
import CrashView from '../../.vitepress/crashes/CrashView.vue';
import type { CrashPoint, Mark, RunView } from '../../.vitepress/playground/session-messages.ts';
import '../../.vitepress/playground/playground.css';

const START_MS = Date.UTC(2030, 0, 1);
const activity = { instanceId: 'order-1', taskId: 0, name: 'Ship' } as const;
const started = (sequence: number, duplicate = false): HubRecord => {
  return { kind: 'activity-started', sequence, atMs: START_MS, ...activity, input: 'lamp', duplicate };
};
const ended = (sequence: number): HubRecord => {
  return { kind: 'activity-ended', sequence, atMs: START_MS + 60_000, ...activity, outcome: { result: null } };
};
const mark = (moments: number, seconds: number): Mark => ({
  moments,
  records: moments,
  nowMs: START_MS + seconds * 1_000,
  nextDueMs: null,
});
const viewOf = (...records: HubRecord[]): RunView => {
  return { startMs: START_MS, nowMs: START_MS + 60_000, nextDueMs: null, instances: [], records };
};
const run = {
  name: 'First run',
  at: null,
  view: viewOf(started(0), ended(1)),
  marks: [mark(0, 0), mark(1, 0), mark(2, 60)],
};

test('the slider names each moment, and begins where an activity is in flight', async () => {
  const onDie = vi.fn();
  await render(CrashView, { props: { run, comparison: null, matrix: null, busy: false, onDie } });
  const slider = page.getByRole('slider', { name: 'The worker dies after' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'moment 1: Ship started, at 0:00:00');

  await userEvent.type(slider, '{ArrowRight}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'moment 2: Ship ended, at 0:01:00');
  await userEvent.type(slider, '{Home}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'before the first moment, at 0:00:00');
  await page.getByRole('button', { name: 'Die here' }).click();

  expect(onDie).toHaveBeenCalledExactlyOnceWith({ kind: 'after', moment: 0 });
});

test('a moment that is looked back at is where the slider begins', async () => {
  await render(CrashView, { props: { run: { ...run, at: 2 }, comparison: null, matrix: null, busy: false } });

  await expect.element(page.getByRole('slider')).toHaveAttribute('aria-valuetext', 'moment 2: Ship ended, at 0:01:00');
});

test('the ledgers stand beside each other, and say what ran twice by sign and word', async () => {
  const comparison = {
    fault: { kind: 'after', moment: 2 } as const,
    undisturbed: { name: 'First run', view: run.view },
    disturbed: { name: 'Dies after moment 1', view: viewOf(started(0), started(1, true), ended(2)) },
  };
  await render(CrashView, { props: { run, comparison, matrix: null, busy: false } });

  await expect.element(page.getByText('Same output, 1 activity ran twice.')).toBeVisible();
  await expect.element(page.getByRole('slider')).toHaveAttribute('aria-valuetext', 'moment 2: Ship ended, at 0:01:00');
  await expect.element(page.getByRole('table', { name: /First run/ })).not.toHaveTextContent('duplicate');
  await expect.element(page.getByRole('table', { name: /Dies after moment 1/ })).toHaveTextContent(/Ship ⚠ duplicate/);
});

const point = (moment: number, wrong: Partial<CrashPoint> = {}): CrashPoint => ({
  fault: { kind: 'after', moment },
  at: 60_000,
  what: moment === 1 ? 'Ship started' : 'Ship ended',
  difference: { instances: [], missing: [], added: [] },
  repeated: [],
  failure: null,
  total: 3,
  ...wrong,
});

test('the crash matrix shows how far it is, then every point with what came of it; each can be opened', async () => {
  const onShow = vi.fn();
  const points = [
    point(1, { repeated: [{ name: 'Ship', input: 'lamp' }] }),
    point(2, { difference: { instances: [], missing: [{ name: 'Ship', input: 'lamp' }], added: [] } }),
  ];
  const matrix = { points, isDone: false, isOld: false };
  const shown = await render(CrashMatrix, { props: { matrix, busy: true, isEmpty: false, onShow } });
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '2');
  await expect.element(page.getByText('2 of 3 points')).toBeVisible();

  await shown.rerender({ matrix: { ...matrix, isDone: true }, busy: false });
  await expect
    .element(page.getByRole('rowgroup').nth(1))
    .toHaveTextContent(/0:01:00.*after moment 1: Ship started.*✓ Same.*⚠ Ran twice: Ship with "lamp"/);
  await expect
    .element(page.getByRole('rowgroup').nth(2))
    .toHaveTextContent(/✗ Different.*the effects are different: Ship with "lamp" did not run/);
  await page.getByRole('button', { name: 'Show this run: the worker dies after moment 2: Ship ended' }).click();
  expect(onShow).toHaveBeenCalledExactlyOnceWith({ kind: 'after', moment: 2 });
});

test('the worker can die at an earlier moment, where the clock cannot be moved', async () => {
  const onCrash = vi.fn();
  const props = { view: run.view, busy: false, isPast: true, stepByStep: false, onCrash };
  await render(ClockBar, { props });

  await expect.element(page.getByRole('button', { name: '+1 h' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Crash worker' }).click();

  expect(onCrash).toHaveBeenCalledOnce();
});
