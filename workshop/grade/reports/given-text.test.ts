import { expect, test } from 'vitest';
import { givenText } from './given-text.ts';
import { matchLearners, readRoster } from './learners.ts';

const CLASS = 'name;email\r\nJürgen Müller;jm@uni.example\r\nZoë Ñandu €;zn@uni.example\r\n';
/** The signs of Windows-1252 that Latin-1 has not stand in the place of control characters. */
const windows = Buffer.from(CLASS.replace('€', '\u0080'), 'latin1');

test.each([
  ['Windows-1252, as Excel saves CSV', windows, 'Windows-1252'],
  ['UTF-8', Buffer.from(CLASS), undefined],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${CLASS}`), undefined],
  ['UTF-16, as Excel saves Unicode Text', Buffer.from(`\uFEFF${CLASS}`, 'utf16le'), 'UTF-16'],
])('a roster in %s has its people', (_encoding, bytes, readAs) => {
  const given = givenText(bytes);
  const roster = readRoster(given.text);

  expect(given.readAs).toBe(readAs);
  expect(roster.map(({ name }) => name)).toEqual(['Jürgen Müller', 'Zoë Ñandu €']);
  expect(matchLearners(['Müller, Jürgen'], roster).get('Müller, Jürgen')).toHaveProperty('learner');
});
