// Notices: those of an older text don't speak of the one in the editor.

import { expect, test } from 'vitest';
import type { NoticeRecord } from '#core';
import { noticesOfText } from './effects.ts';

const noticed = (text: string, isOfText: boolean) => ({
  notices: [{ kind: 'notice', sequence: 1, atMs: 0, text } satisfies NoticeRecord],
  isOfText,
});
const told = (isRun: boolean, isChecked: boolean) => {
  const { notices, isOld } = noticesOfText(noticed('run', isRun), noticed('check', isChecked));
  return [notices.map(({ text }) => text), isOld];
};

test('what was noticed about the text in the editor is told, at its run and at its check', () => {
  expect(told(true, true)).toEqual([['run', 'check'], false]);
});

test('after the check of an edited text, the notices of the run before go', () => {
  expect(told(false, true)).toEqual([['check'], false]);
});

test('after the run of an edited text, the notices of the check before go', () => {
  expect(told(true, false)).toEqual([['run'], false]);
});

test('while nobody knows about the edited text, the notices stay, and are old', () => {
  expect(told(false, false)).toEqual([['run', 'check'], true]);
});
