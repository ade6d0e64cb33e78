import { expect, test } from 'vitest';
import { durationText, instantText, readDuration } from './clock-text.ts';

test('an instant has a fraction of a second only where there is one', () => {
  expect(instantText(Date.UTC(2030, 0, 1, 0, 10))).toBe('2030-01-01T00:10:00Z');
  expect(instantText(Date.UTC(2030, 0, 1, 0, 10, 0, 7))).toBe('2030-01-01T00:10:00.007Z');
});

test('a length of time is written in its two largest parts', () => {
  expect(durationText(0)).toBe('0 s');
  expect(durationText(3_599_000)).toBe('59 min 59 s');
  expect(durationText(90_061_000)).toBe('1 d 1 h');
  expect(durationText(250)).toBe('250 ms');
});

test.each([
  ['5 min', 300_000],
  ['1 h 30 min', 5_400_000],
  ['59m 59s', 3_599_000],
  ['250 ms', 250],
  ['0.5 h', 1_800_000],
  [' 2 Days ', 172_800_000],
])('%s is a duration', (text, ms) => {
  expect(readDuration(text)).toEqual({ ms });
});

test.each(['', 'soon', '5', '5 parsecs', 'min 5', '5 min and more', '-5 min'])('%j is no duration', (text) => {
  expect(readDuration(text)).toEqual({ problem: 'Write a duration, such as 90 s, 10 min or 1 h 30 min.' });
});

test('the clock moves at most 100 years at once', () => {
  expect(readDuration('36500 d')).toEqual({ ms: 36_500 * 86_400_000 });
  expect(readDuration('99999999 h')).toEqual({
    problem: 'That is too far: the clock moves at most 100 years (36500 d) at once.',
  });
});
