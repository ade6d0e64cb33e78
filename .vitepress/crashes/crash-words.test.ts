import { expect, test } from 'vitest';
import type { RunDifference } from '#scenario';
import type { CrashPoint } from '../playground/session-messages.ts';
import { crashEnd, matrixText } from './crash-words.ts';

const none: RunDifference = { instances: [], missing: [], added: [] };
const ship = { name: 'Ship', input: 'lamp' };
const point = (wrong: Partial<CrashPoint> = {}): CrashPoint => ({
  fault: { kind: 'after', moment: 2 },
  at: 60_000,
  what: 'Ship started',
  difference: none,
  repeated: [],
  failure: null,
  total: 1,
  ...wrong,
});
const end = (difference: Partial<RunDifference>) => crashEnd(point({ difference: { ...none, ...difference } })).text;

test('what ran twice is counted, and nothing is wrong with it', () => {
  expect(crashEnd(point())).toEqual({ tone: 'same', text: 'Same output, no activity ran twice.' });
  expect(crashEnd(point({ repeated: [ship] })).text).toBe('Same output, 1 activity ran twice.');
  expect(crashEnd(point({ repeated: [ship, ship] })).text).toBe('Same output, 2 activities ran twice.');
});

test('another output names the instance and both outcomes', () => {
  const expected = { instanceId: 'order-1', runtimeStatus: 'Completed', output: { paid: true } } as const;
  const failed = { ...expected, runtimeStatus: 'Failed', output: 'No order.' } as const;
  const waits = { ...expected, runtimeStatus: 'Running', output: null } as const;

  expect(end({ instances: [{ expected, actual: failed }] })).toBe(
    'The output is different: order-1 failed with "No order.", and without the crash it returned {"paid":true}.',
  );
  expect(
    end({
      instances: [
        { expected, actual: waits },
        { expected: undefined, actual: waits },
      ],
    }),
  ).toBe('The output is different: order-1 is Running, and without the crash it returned {"paid":true} (and 1 more).');
});

test('other effects are told also where the output is the same', () => {
  expect(end({ added: [ship], missing: [{ name: 'Refuse', input: null }] })).toBe(
    'The output is the same, but the effects are different: Ship with "lamp" ran, and Refuse did not run.',
  );
});

test('a word that the host answers in another way is told as the matrix of a check tells it', () => {
  expect(crashEnd(point({ failure: 'Expected "start Orders" to be accepted.' }))).toEqual({
    tone: 'different',
    text: 'Expected "start Orders" to be accepted.',
  });
});

test('a matrix in which nothing is wrong says how often an activity ran twice', () => {
  expect(matrixText([point()])).toBe(
    'The worker can die at 1 point: the output and the effects are the same at each. No activity runs twice.',
  );
  expect(matrixText([point(), point({ repeated: [ship] })])).toBe(
    'The worker can die at 2 points: the output and the effects are the same at each. At 1 of them an activity runs twice, as it may.',
  );
});
