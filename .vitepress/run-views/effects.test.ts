import { expect, test } from 'vitest';
import type { HubRecord } from '#core';
import { effectsOf, effectsSummary } from './effects.ts';

let sequence = 0;
const ran = (taskId: number, duplicate = false, instanceId = 'order-1'): HubRecord => ({
  kind: 'activity-started',
  sequence: (sequence += 1),
  atMs: 0,
  instanceId,
  taskId,
  name: 'Charge',
  input: 1,
  duplicate,
});
const summaryOf = (...records: HubRecord[]): string => effectsSummary(effectsOf(records));

test('the ledger has every execution, the repeated one too', () => {
  const records: HubRecord[] = [ran(0), { kind: 'crash', sequence: 1, atMs: 0 }, ran(0, true)];

  expect(effectsOf(records).map(({ duplicate }) => duplicate)).toEqual([false, true]);
});

test('the ledger in a sentence says how many ran, and how many of them again', () => {
  expect(summaryOf()).toBe('No activity has run yet.');
  expect(summaryOf(ran(0))).toBe('1 activity ran, once.');
  expect(summaryOf(ran(0), ran(1))).toBe('2 activities ran, each once.');
  expect(summaryOf(ran(0), ran(0, true))).toBe('1 activity ran, twice.');
  expect(summaryOf(ran(0), ran(1), ran(2), ran(3), ran(4), ran(1, true))).toBe('5 activities ran, 1 of them twice.');
  expect(summaryOf(ran(0), ran(1), ran(1, true), ran(1, true))).toBe('2 activities ran, 1 of them more than once.');
});

test('a task id that is used anew, in another round or by another instance, is another call', () => {
  expect(summaryOf(ran(0), ran(0), ran(0, false, 'order-2'))).toBe('3 activities ran, each once.');
});
