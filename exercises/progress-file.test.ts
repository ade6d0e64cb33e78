import { expect, test } from 'vitest';
import {
  noProgress,
  ProgressFileError,
  readProgressFile,
  textHash,
  writeProgressFile,
  type Progress,
} from './progress-file.ts';

const a = 'src/functions/a.ts';

const progress: Progress = {
  exercises: {
    '04-approval-orchestrator': {
      draft: {
        files: { [a]: 'mine' },
        added: ['src/lib/b.ts'],
        asides: [{ files: { 'src/lib/b.ts': 'old' }, by: 'reset', replacedBy: {} }],
      },
      hintsShown: 2,
      marks: {
        best: { text: textHash({ [a]: 'mine' }), checks: [{ id: 'it-waits', status: 'pass', points: 20 }] },
        last: { text: textHash({ [a]: 'worse' }), checks: [{ id: 'it-waits', status: 'timeout', points: 0 }] },
      },
    },
  },
  predictions: { 'early-event': 'It is kept' },
  skipped: ['lessons/timers'],
  lastVisit: {
    page: 'lessons/events',
    title: 'Events',
    heading: { id: 'events', text: 'Events' },
    atMs: 1_893_456_000_000,
  },
};

test.each([
  ['everything', progress],
  ['nothing', noProgress],
])('what is written of %s is read as it was', (_what, one) => {
  expect(readProgressFile(writeProgressFile(one))).toEqual(one);
});

/** The file of version 1 as it was released, letter by letter; none is ever taken away. */
const versionOne = `{
  "format": "durable-functions-workshop-progress",
  "version": 1,
  "exercises": {
    "01-chaining": {
      "draft": { "files": { "src/functions/a.ts": "mine" } },
      "hintsShown": 1,
      "marks": {
        "best": { "text": "00ff", "checks": [{ "id": "a", "status": "pass", "points": 10 }] },
        "last": { "text": "00ff", "checks": [{ "id": "a", "status": "pass", "points": 10 }] }
      }
    }
  },
  "predictions": { "early-event": "It is kept" },
  "skipped": ["lessons/timers"],
  "lastVisit": { "page": "lessons/events", "title": "Events", "atMs": 1893456000000 }
}`;

test('a file of version 1 is read', () => {
  expect(readProgressFile(versionOne)).toMatchObject({
    exercises: { '01-chaining': { draft: { files: { [a]: 'mine' } }, hintsShown: 1 } },
    skipped: ['lessons/timers'],
    lastVisit: { page: 'lessons/events' },
  });
});

test.each(['', 'export const a = 1;', '[]', '42', '{"name":"durable-functions-workshop","version":"0.1.0"}'])(
  'a foreign file (%s) is refused in one sentence that says which file is meant',
  (text) => {
    expect(() => readProgressFile(text)).toThrow(
      new ProgressFileError(
        'This is no progress file of the workshop: choose one that Export progress saved, such as durable-functions-workshop-progress.json.',
      ),
    );
  },
);

test('a file of which only the beginning arrived is not called foreign', () => {
  expect(() => readProgressFile(versionOne.slice(0, -20))).toThrow(
    'This progress file is cut off or damaged (it is no JSON), so nothing of it was taken.',
  );
});

test('a file of a newer edition is refused in one sentence that says what to do', () => {
  const newer = JSON.stringify({ ...(JSON.parse(versionOne) as object), version: 2 });

  expect(() => readProgressFile(newer)).toThrow(
    'A newer edition of the workshop wrote this progress file (version 2; this one reads up to 1): update the workshop, or reload the page, and import it again.',
  );
});

const changed = (...path: readonly [...string[], unknown]): string => {
  const file = JSON.parse(versionOne) as Record<string, unknown>;
  const value = path.at(-1);
  const keys = path.slice(0, -1) as string[];
  const parent = keys
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, file);
  parent[keys.at(-1) ?? ''] = value;
  return JSON.stringify(file);
};

test.each([
  ['version', changed('version', '1')],
  ['exercises', changed('exercises', [])],
  ['exercises.../evil', changed('exercises', { '../evil': {} })],
  ['exercises.01-chaining.draft', changed('exercises', '01-chaining', 'draft', 'files', { [a]: 7 })],
  ['exercises.01-chaining.draft', changed('exercises', '01-chaining', 'draft', 'files', { 'src/../../evil.ts': 'x' })],
  ['exercises.01-chaining.draft', changed('exercises', '01-chaining', 'draft', 'files', { 'C:\\evil.ts': 'x' })],
  ['exercises.01-chaining.draft', changed('exercises', '01-chaining', 'draft', 'added', ['package.json'])],
  ['exercises.01-chaining.draft', changed('exercises', '01-chaining', 'draft', 'asides', [{ files: {} }])],
  ['exercises.01-chaining.hintsShown', changed('exercises', '01-chaining', 'hintsShown', -1)],
  ['exercises.01-chaining.marks', changed('exercises', '01-chaining', 'marks', 'best', null)],
  [
    'exercises.01-chaining.marks',
    changed('exercises', '01-chaining', 'marks', 'last', 'checks', [{ id: 'a', status: 'won', points: 1 }]),
  ],
  ['predictions.early-event', changed('predictions', 'early-event', 1)],
  ['skipped', changed('skipped', ['https://example.org'])],
  ['lastVisit', changed('lastVisit', 'page', '//example.org')],
])('a file that is damaged at %s is refused as a whole, and the place is named', (where, text) => {
  expect(() => readProgressFile(text)).toThrow(
    new ProgressFileError(`This progress file is damaged at "${where}", so nothing of it was taken.`),
  );
});

test('the hash of a text tells texts apart, and does not depend on the order of the files', () => {
  const one = textHash({ [a]: 'x', b: 'y' });

  expect(textHash({ b: 'y', [a]: 'x' })).toBe(one);
  expect([textHash({ [a]: 'y', b: 'x' }), textHash({ [a]: 'x', b: 'y ' }), textHash({})]).not.toContain(one);
  expect(one).toMatch(/^[0-9a-f]{16}$/);
});
