import { expect, test } from 'vitest';
import { plainText, textParts } from './text-marks.ts';

test('backticks mark code, and two asterisks what matters', () => {
  expect(textParts('It ends **every** `**run**`.')).toEqual([
    { kind: 'words', text: 'It ends ' },
    { kind: 'strong', text: 'every' },
    { kind: 'words', text: ' ' },
    { kind: 'code', text: '**run**' },
    { kind: 'words', text: '.' },
  ]);
});

test('where no marks can be drawn, there are none', () => {
  expect(plainText('Returns `{ player }`, **once**')).toBe('Returns { player }, once');
});

test('a mark without its partner is a sign like any other', () => {
  expect(plainText('2 * 3 ** 4 and a `')).toBe('2 * 3 ** 4 and a `');
});
