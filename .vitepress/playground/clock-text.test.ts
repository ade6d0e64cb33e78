import { expect, test } from 'vitest';
import { clockText, durationText, instantText, parseDuration, timeText } from './clock-text.ts';

test('a run begins on day 1, and days are counted', () => {
  expect(clockText(0)).toBe('day 1 00:00:00');
  expect(clockText(10 * 60_000)).toBe('day 1 00:10:00');
  expect(clockText(25 * 3_600_000 + 61_000)).toBe('day 2 01:01:01');
});

test('a narrow place leaves out the first day', () => {
  expect(timeText(10 * 60_000)).toBe('00:10:00');
  expect(timeText(24 * 3_600_000)).toBe('day 2 00:00:00');
});

test('a fraction of a second is shown only where there is one', () => {
  expect(clockText(1_250)).toBe('day 1 00:00:01.250');
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
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'soon', '5', '5 parsecs', 'min 5', '5 min and more', '-5 min'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});
