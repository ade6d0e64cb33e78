import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CheckResult } from '#exercises/run-checks';
import { resultText } from './check-report.ts';

const message = [
  'Expected order-1 to be Completed, but it is Failed.',
  'src/functions/orders.ts:8: Orders threw: contxt is not defined',
  'The story:',
  '  0:00:00 start Orders as order-1',
].join('\n');
const failed: CheckResult = { id: 'a', title: 'Ends', status: 'fail', points: 0, maxPoints: 1, message };

/** What a terminal tells about itself; where standard output is none, it has no such members. */
const own = (name: 'isTTY' | 'hasColors') => Object.getOwnPropertyDescriptor(process.stdout, name);
const before = { isTTY: own('isTTY'), hasColors: own('hasColors') };

beforeEach(() => {
  vi.stubEnv('NO_COLOR', '');
  vi.stubEnv('FORCE_COLOR', undefined);
  process.stdout.isTTY = true;
  process.stdout.hasColors = () => true;
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const [name, descriptor] of Object.entries(before)) {
    if (descriptor) Object.defineProperty(process.stdout, name, descriptor);
    else Reflect.deleteProperty(process.stdout, name);
  }
});

test('in colours, the place in the app stands out and the story stands back', () => {
  const lines = resultText(failed, { isTold: true }).split('\n');

  expect(lines.map(stripVTControlCharacters)).toEqual([
    '✗ Ends (0 of 1 point)',
    ...message.split('\n').map((line) => `    ${line}`),
  ]);
  const [, , place = '', story = ''] = lines;
  expect([place.startsWith('\x1b[1m'), story.startsWith('\x1b[2m')]).toEqual([true, true]);
});
