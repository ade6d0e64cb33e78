import { expect, test } from 'vitest';
import { differenceBetween, isNoDifference, type RunEnd } from './run-difference.ts';

const ran = (input: unknown, duplicate = false) => ({ name: 'Ship', input, duplicate });
const order = (instanceId: string, output: unknown) => ({ instanceId, runtimeStatus: 'Completed' as const, output });
const run = (ledger: RunEnd['ledger'], instances: RunEnd['instances'] = []): RunEnd => ({ ledger, instances });

test('an activity that ran twice for one task is no difference', () => {
  expect(isNoDifference(differenceBetween(run([ran(1)]), run([ran(1), ran(1, true)])))).toBe(true);
});

test('effects differ by how often they are there, not by their order', () => {
  expect(isNoDifference(differenceBetween(run([ran(1), ran(2)]), run([ran(2), ran(1)])))).toBe(true);

  const { missing, added } = differenceBetween(run([ran(1), ran(2)]), run([ran(1), ran(1)]));
  expect(missing).toEqual([{ name: 'Ship', input: 2 }]);
  expect(added).toEqual([{ name: 'Ship', input: 1 }]);
});

test('an instance that is in one run only is a difference, and so is another output', () => {
  const first = run([], [order('a', 1), order('b', 1)]);
  const second = run([], [order('a', 2), order('c', 1)]);

  expect(differenceBetween(first, second).instances).toEqual([
    { expected: order('a', 1), actual: order('a', 2) },
    { expected: order('b', 1), actual: undefined },
    { expected: undefined, actual: order('c', 1) },
  ]);
});
