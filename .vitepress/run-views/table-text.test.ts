import { expect, test } from 'vitest';
import { cellText, tableText } from './table-text.ts';

test('a table becomes lines with tabs, and a cell keeps to its line', () => {
  expect(tableText({ columns: ['Time', 'Text'], rows: [['0:00:00', 'two\nlines\tof it']] })).toBe(
    'Time\tText\n0:00:00\ttwo lines of it',
  );
});

test('a value is written as JSON, and nothing as nothing', () => {
  expect([undefined, null, 'a', { b: 1 }].map(cellText)).toEqual(['', '', '"a"', '{"b":1}']);
});
