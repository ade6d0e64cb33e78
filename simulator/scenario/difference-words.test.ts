import { expect, test } from 'vitest';
import type { InstanceStatus } from '#core';
import { differenceText } from './difference-words.ts';
import type { RunEnd } from './run-difference.ts';

const order = (instanceId: string, runtimeStatus: string, output: unknown) =>
  ({ name: 'Order', instanceId, runtimeStatus, output }) as InstanceStatus;
const ran = (name: string, input?: unknown, duplicate = false) => ({ name, input, duplicate });
const run = (instances: InstanceStatus[], ledger: RunEnd['ledger'] = []) => ({ instances, ledger });

test('an instance is told by its name, with how it ended and how it would have ended', () => {
  const undisturbed = run([
    order('a', 'Completed', { paid: true }),
    order('b', 'Completed', 1),
    order('c', 'Running', null),
  ]);
  const crashed = run([
    order('a', 'Failed', 'no money'),
    order('b', 'Completed', 1),
    order('d', 'Completed', undefined),
  ]);

  expect(differenceText(undisturbed, crashed)).toBe(
    'Order (a) failed with "no money", and without the crash it returned {"paid":true}; ' +
      'Order (c) is not there, and without the crash it is Running; ' +
      'Order (d) returned nothing, and without the crash it is not there',
  );
});

test('effects are told by how often they happened; what is the same is not told, and no repeated start is', () => {
  const undisturbed = run([], [ran('Pay', 5), ran('Ship'), ran('Log', 'x')]);
  const crashed = run([], [ran('Pay', 5), ran('Pay', 5), ran('Log', 'x'), ran('Log', 'x', true), ran('Refund', 5)]);

  expect(differenceText(undisturbed, crashed)).toBe(
    'Pay with 5 ran twice instead of once; Refund with 5 ran once instead of not at all; Ship ran not at all instead of once',
  );
});

test('of many differences five are told, and how many more there are', () => {
  const steps = [1, 2, 3, 4, 5, 6, 7].map((step) => ran('Step', step));

  expect(differenceText(run([], steps), run([]))).toMatch(
    /^(Step with [1-5] ran not at all instead of once; ){5}2 more$/,
  );
});
