import { expect, test } from 'vitest';
import type { CheckResult } from '#exercises/run-checks';
import { checkRows } from './check-rows.ts';

const checks = ['a', 'b', 'c'].map((id) => ({ id, title: `It does ${id}`, points: 10, hint: `Look at ${id}.` }));
const yielded = 'src/functions/x.ts:8: X called callActivity("Ship") and never yielded it.';

test('a check that was not tried is open, and one that passes has nothing to explain', () => {
  const [passed, open] = rows([result('a', 'pass')]);

  expect(passed).toEqual({ id: 'a', title: 'It does a', status: 'pass', points: '10 of 10 points' });
  expect(open).toEqual({ id: 'b', title: 'It does b', status: 'open', points: '10 points' });
});

test('one cause is told once: what fails for the same one says so, and brings no hint', () => {
  const message = (what: string) => `Expected ${what}, but nothing.\n${yielded}\nThe story:\n  0:00:00 start X`;
  const [first, later] = rows([result('a', 'fail', message('tea')), result('b', 'fail', message('cake'))]);

  expect(first?.sameAs).toBeUndefined();
  expect(first?.reason).toEqual({
    sentence: 'Expected tea, but nothing.',
    hostSays: '',
    noticed: [yielded],
    story: '  0:00:00 start X',
    source: { file: 'src/functions/x.ts', line: 8 },
  });
  expect(later?.sameAs?.id).toBe('a');
  expect(later?.reason?.sentence).toBe('Expected cake, but nothing.');
  expect(later?.hint).toBeUndefined();
});

test('a failure leads to the line of its cause, if its words name one', () => {
  const messages = ['Expected 1, but 2.', 'src/lib/y.ts:3:14: Cannot read it.', `Expected 1, but 2.\n${yielded}`];
  const told = rows(['a', 'b', 'c'].map((id, at) => result(id, 'fail', messages[at])));

  expect(told.map(({ reason }) => reason?.source)).toEqual([
    undefined,
    { file: 'src/lib/y.ts', line: 3, column: 14 },
    { file: 'src/functions/x.ts', line: 8 },
  ]);
});

test('failures with causes of their own tell them, each with its hint', () => {
  const told = rows([result('a', 'fail', 'Expected 1, but 2.'), result('b', 'fail', 'Expected 1, but 3.')]);

  expect(told.slice(0, 2).map(({ hint, sameAs }) => [hint, sameAs])).toEqual([
    ['Look at a.', undefined],
    ['Look at b.', undefined],
  ]);
});

test('long words of the host stand by themselves, short ones where they are said', () => {
  const long = `Non-Deterministic workflow detected: ${'x'.repeat(120)}`;
  const reasonOf = (message: string) => rows([result('a', 'fail', message)])[0]?.reason;

  expect(reasonOf(`Expected an end, but x-1 is Failed: ${long}`)).toMatchObject({
    sentence: 'Expected an end, but x-1 is Failed.',
    hostSays: long,
  });
  expect(reasonOf('Expected an end, but x-1 is Failed: oops.')).toMatchObject({
    sentence: 'Expected an end, but x-1 is Failed: oops.',
    hostSays: '',
  });
});

test.each([
  ['timeout', 'Not run, because 2 checks before it did not end in time.'],
  ['error', 'Not run, because 2 checks before it could not be carried out to the end.'],
] as const)('a check that was not carried out is called so, whatever its status (%s)', (status, message) => {
  expect(rows([result('a', status, message)])[0]).toMatchObject({
    status: 'skipped',
    reason: { sentence: message },
  });
});

function rows(results: readonly CheckResult[]) {
  return checkRows(checks, { results, isToldAbove: false });
}

function result(id: string, status: CheckResult['status'], message?: string): CheckResult {
  const points = status === 'pass' ? 10 : 0;
  return { id, title: `It does ${id}`, status, points, maxPoints: 10, ...(message ? { message } : {}) };
}
