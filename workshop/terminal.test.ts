import { describe, expect, test, vi } from 'vitest';
import { counted, sayMeanwhile, wrapped } from './terminal.ts';

describe('wrapping', () => {
  test('breaks at blanks and indents every line', () => {
    expect(wrapped('one two three four five six', '  ', 22)).toBe('  one two three four\n  five six');
  });

  test('keeps lines, and hangs what an indented one goes on with', () => {
    expect(wrapped('story:\n  0:00 start an order\n  0:01 end', '', 20)).toBe(
      'story:\n  0:00 start an\n    order\n  0:01 end',
    );
  });

  test('leaves a word alone that is longer than a line', () => {
    expect(wrapped('see src/functions/approval-orchestrator.ts now', '', 20)).toBe(
      'see\nsrc/functions/approval-orchestrator.ts\nnow',
    );
  });
});

test('one is singular, all others are not', () => {
  expect([0, 1, 2].map((count) => counted(count, 'check'))).toEqual(['0 checks', '1 check', '2 checks']);
});

test.each([
  [true, [['Loading shop …\n']]],
  [false, []],
])('what one waits for is said to people alone (a terminal: %s)', (isTTY, said) => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.stderr.isTTY;
  process.stderr.isTTY = isTTY;

  sayMeanwhile('Loading shop …');
  const { calls } = written.mock;
  written.mockRestore();
  process.stderr.isTTY = before;

  expect(calls).toEqual(said);
});
