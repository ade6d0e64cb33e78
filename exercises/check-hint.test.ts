import { expect, test } from 'vitest';
import { helpfulHint } from './check-hint.ts';
import type { CheckResult, CheckStatus } from './run-checks.ts';

const failed = (message: string, status: CheckStatus = 'fail'): CheckResult => {
  return { id: 'a', title: 'A', status, points: 0, maxPoints: 1, message };
};

test('a hint is shown with a failure whose reason nobody knows', () => {
  expect(helpfulHint('Look here.', failed('Expected 1, but 2.\nThe story:\n  0:00:00 start X'))).toBe('Look here.');
});

test('a check that can fail for two reasons has a hint for each', () => {
  const hint = { usual: 'Look here.', when: [{ words: 'nothing was called', hint: 'Begin.' }] };

  expect(helpfulHint(hint, failed('Expected a call, but nothing was called.'))).toBe('Begin.');
  expect(helpfulHint(hint, failed('Expected a call, but two came.\nThe story:\n  nothing was called'))).toBe(
    'Look here.',
  );
});

test('a hint stays away where the host noticed the cause, and where the check could not be carried out', () => {
  const noticed = failed(
    'Expected 1, but 2.\nsrc/x.ts:3: X calls the activity "Y".\nThe story, its last 12 steps:\n  a',
  );

  expect(helpfulHint('Look here.', noticed)).toBeUndefined();
  expect(helpfulHint('Look here.', failed('X did not answer.', 'timeout'))).toBeUndefined();
});
