import { expect, test } from 'vitest';
import { lengthText, shortText, withData } from './sequence-text.ts';

test('a length of time is written in words', () => {
  expect([0, 1, 250, 1000, 3_599_000, 3_600_000, 2 * 86_400_000].map(lengthText)).toEqual([
    '0 seconds',
    '1 millisecond',
    '250 milliseconds',
    '1 second',
    '59 minutes 59 seconds',
    '1 hour',
    '2 days',
  ]);
});

test('long data is shortened, and no data leaves no trace', () => {
  expect(shortText('x'.repeat(200))).toHaveLength(100);
  expect(withData('fails', 'with', '')).toBe('fails');
  expect(withData('fails', 'with', '1')).toBe('fails with 1');
});
