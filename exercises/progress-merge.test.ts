import { expect, test } from 'vitest';
import { noProgress, type ExerciseProgress, type Marks, type Progress } from './progress-file.ts';
import { mergeProgress, mergeText } from './progress-merge.ts';

const slug = '04-approval-orchestrator';
const a = 'src/functions/a.ts';

const withExercise = (exercise: ExerciseProgress): Progress => ({ ...noProgress, exercises: { [slug]: exercise } });
const textIs = (text: string): Progress => withExercise({ draft: { files: { [a]: text } } });
const said = (here: Progress, file: Progress): string => mergeText(mergeProgress(here, file).counts);
const exerciseAfter = (here: Progress, file: Progress) => mergeProgress(here, file).progress.exercises[slug];

const marks = (text: string, ...points: number[]): Marks => ({
  text,
  checks: points.map((got, at) => ({ id: `check-${String(at)}`, status: got > 0 ? 'pass' : 'fail', points: got })),
});

test('into an empty browser comes everything', () => {
  const file: Progress = {
    exercises: {
      [slug]: {
        draft: { files: { [a]: 'mine' } },
        hintsShown: 1,
        marks: { best: marks('x', 10), last: marks('y', 0) },
      },
    },
    predictions: { 'early-event': 'It is kept', 'late-event': 'Nothing' },
    skipped: ['lessons/timers'],
    lastVisit: { page: 'lessons/events', title: 'Events', atMs: 5 },
  };

  expect(mergeProgress(noProgress, file).progress).toEqual(file);
  expect(said(noProgress, file)).toBe('Imported: 1 text, better marks in 1 exercise, 2 predictions.');
});

test('the same file once more changes nothing', () => {
  const file = { ...textIs('theirs'), predictions: { 'early-event': 'It is kept' } };
  const once = mergeProgress(textIs('mine'), file).progress;
  const twice = mergeProgress(once, file);

  expect(twice.progress).toEqual(once);
  expect(mergeText(twice.counts)).toBe('Everything in this file is here already.');
});

test('a text that differs is shown, and the one that was here is put aside', () => {
  expect(exerciseAfter(textIs('mine'), textIs('theirs'))?.draft).toEqual({
    files: { [a]: 'theirs' },
    asides: [{ files: { [a]: 'mine' }, by: 'progress', replacedBy: { [a]: 'theirs' } }],
  });
  expect(said(textIs('mine'), textIs('theirs'))).toBe(
    'Imported: 1 text (1 of them in place of another, which Undo import brings back in its playground).',
  );
});

test('what either had put aside is still there', () => {
  const reset = (text: string): Progress =>
    withExercise({ draft: { files: {}, asides: [{ files: { [a]: text }, by: 'reset', replacedBy: {} }] } });
  const draft = exerciseAfter(
    reset('mine'),
    withExercise({
      draft: { files: { [a]: 'x' }, asides: [{ files: { [a]: 'theirs' }, by: 'choice', replacedBy: {} }] },
    }),
  )?.draft;

  expect(draft?.files).toEqual({ [a]: 'x' });
  expect(draft?.asides?.map(({ files }) => files[a])).toEqual(['theirs', 'mine']);
});

test('a text stays where the file has none', () => {
  const here = textIs('mine');

  expect(exerciseAfter(here, withExercise({ hintsShown: 2 }))).toEqual({
    draft: { files: { [a]: 'mine' } },
    hintsShown: 2,
  });
  expect(exerciseAfter(here, withExercise({ draft: { files: {} } }))).toEqual(here.exercises[slug]);
});

test('the better marks win, whichever side has them; the last ones go with the text', () => {
  const solved = withExercise({ marks: { best: marks('good', 10, 10), last: marks('good', 10, 10) } });
  const begun = withExercise({ marks: { best: marks('bad', 10, 0), last: marks('bad', 10, 0) } });
  const begunWithText = withExercise({ ...begun.exercises[slug], draft: { files: { [a]: 'theirs' } } });

  expect(exerciseAfter(begun, solved)?.marks).toEqual({ best: marks('good', 10, 10), last: marks('bad', 10, 0) });
  expect(exerciseAfter(solved, begun)?.marks).toEqual({ best: marks('good', 10, 10), last: marks('good', 10, 10) });
  expect(exerciseAfter(solved, begunWithText)?.marks).toEqual({
    best: marks('good', 10, 10),
    last: marks('bad', 10, 0),
  });
});

test('an answer that was given here stays, skipped lessons add up, and the later visit counts', () => {
  const here: Progress = {
    ...noProgress,
    predictions: { q: 'mine' },
    skipped: ['lessons/events'],
    lastVisit: { page: 'lessons/events', title: 'Events', atMs: 5 },
  };
  const file: Progress = {
    ...noProgress,
    predictions: { q: 'theirs' },
    skipped: ['lessons/timers'],
    lastVisit: { page: 'lessons/timers', title: 'Timers', atMs: 4 },
  };
  const { progress } = mergeProgress(here, file);

  expect(progress.predictions).toEqual({ q: 'mine' });
  expect(progress.skipped).toEqual(['lessons/events', 'lessons/timers']);
  expect(progress.lastVisit?.page).toBe('lessons/events');
  expect(mergeProgress(file, here).progress.lastVisit?.page).toBe('lessons/events');
  expect(said(here, file)).toBe(
    'Imported: no new text, marks or predictions, only small things such as hints and where you left.',
  );
});
