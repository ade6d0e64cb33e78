import { expect, test } from 'vitest';
import { scrollShift } from './scroll-shift.ts';

test('what is in sight does not scroll', () => {
  expect(scrollShift([20, 40], [0, 100])).toBe(0);
});

test('what is out of sight comes in, and no further than it must', () => {
  expect(scrollShift([120, 140], [0, 100])).toBe(40);
  expect(scrollShift([-30, -10], [0, 100])).toBe(-30);
});

test('what is larger than the frame is seen from its start', () => {
  expect(scrollShift([50, 250], [0, 100])).toBe(50);
});
