import { createRequire } from 'node:module';
import real from 'moment';
import { expect, test } from 'vitest';

// The stand-in for moment, against moment: what the SDK does with a timer and with a call that polls.

const standIn = createRequire(import.meta.url)('./moment.cjs') as typeof real;
const now = new Date('2030-01-01T00:00:00.500Z');

test.each([
  ['what the host sends for a long timer', '6.00:00:00'],
  ['what it sends for a part of one', '3.00:00:00'],
  ['a setting with hours and parts of a second', '1.05:30:07.25'],
  ['less than a day', '00:10:00'],
  ['what its own text says again', 'P1DT5H30M7.25S'],
  ['one part alone', 'PT1H'],
  ['nothing', '00:00:00'],
  ['milliseconds', 90_061_001],
])('a duration of %s', (_what, value) => {
  const [mine, theirs] = [standIn.duration(value), real.duration(value)];

  expect(mine.valueOf()).toBe(theirs.valueOf());
  // The same length, also where the parts are written otherwise.
  expect(real.duration(mine.toISOString()).valueOf()).toBe(theirs.valueOf());
  expect(standIn(now).add(mine).toDate()).toEqual(real(now).add(theirs).toDate());
});

test.each(['10', '0', '', 'soon'])('a Retry-After of %o', (header) => {
  expect(standIn.duration(header, 's').valueOf()).toBe(real.duration(header, 's').valueOf());
});

test.each(['2030-01-07T00:00:00Z', '2029-12-31T23:59:59.999Z', 'never'])('a timer that fires at %s', (fireAt) => {
  const length = ({ duration }: typeof real, from: (date: Date) => real.Moment) =>
    duration(from(new Date(fireAt)).diff(now)).valueOf();

  expect(length(standIn, standIn)).toBe(length(real, real));
});
