import { expect, test } from 'vitest';
import { standsOf, totalsOf, type Course } from './course.ts';
import { noProgress, type ExerciseProgress, type Progress } from './progress-file.ts';

const course: Course = [
  {
    kind: 'lesson',
    page: 'lessons/first',
    title: 'First',
    exercises: [{ slug: '01-a', title: 'A', checks: ['x', 'y'] }],
    questions: ['q1', 'q2'],
  },
  { kind: 'lesson', page: 'lessons/talk', title: 'Talk', exercises: [], questions: ['q3'] },
  {
    kind: 'challenge',
    page: 'challenges/last',
    title: 'Last',
    exercises: [{ slug: 'c1-b', title: 'B', checks: ['z'] }],
    questions: [],
  },
];

const withExercise = (exercise: ExerciseProgress): Progress => ({ ...noProgress, exercises: { '01-a': exercise } });
const stages = (progress: Progress) => standsOf(course, progress).map(({ stage }) => stage);
const next = (progress: Progress) => standsOf(course, progress).find(({ isNext }) => isNext)?.title;

const marks = (...passed: readonly string[]) => ({
  text: 'hash',
  checks: ['x', 'y'].map((id) => ({
    id,
    status: passed.includes(id) ? ('pass' as const) : ('fail' as const),
    points: passed.includes(id) ? 5 : 0,
  })),
});

test('with nothing stored, everything is to do, and the first lesson is next', () => {
  expect(stages(noProgress)).toEqual(['open', 'open', 'open']);
  expect(next(noProgress)).toBe('First');
});

test.each<[string, Progress]>([
  ['a text', withExercise({ draft: { files: { 'src/a.ts': 'mine' } } })],
  ['a hint', withExercise({ hintsShown: 1 })],
  ['a check that failed', withExercise({ marks: { best: marks(), last: marks() } })],
  ['a prediction', { ...noProgress, predictions: { q1: 'so' } }],
])('%s starts a lesson, which stays next', (_what, progress) => {
  expect(stages(progress)).toEqual(['started', 'open', 'open']);
  expect(next(progress)).toBe('First');
});

test('a lesson is done when all checks passed at once, also when the text was broken afterwards', () => {
  const solved = withExercise({ marks: { best: marks('x', 'y'), last: marks('x') } });

  expect(stages(solved)).toEqual(['done', 'open', 'open']);
  expect(next(solved)).toBe('Talk');
});

test('an exercise that has a new check since then is not done any more', () => {
  const [first, ...others] = course;
  const newer = [
    { ...first, exercises: [{ slug: '01-a', title: 'A', checks: ['x', 'y', 'new'] }] },
    ...others,
  ] as Course;
  const [stand] = standsOf(newer, withExercise({ marks: { best: marks('x', 'y'), last: marks('x', 'y') } }));

  expect(stand?.stage).toBe('started');
  expect(stand?.exercises[0]?.checks.map(({ status }) => status)).toEqual(['pass', 'pass', 'open']);
});

test('a lesson without exercises is done with its predictions', () => {
  expect(stages({ ...noProgress, predictions: { q3: 'so' } })[1]).toBe('done');
});

test('what is skipped is not next, and counts no more; what is done anyway is done', () => {
  const skipped = { ...noProgress, skipped: ['lessons/first', 'lessons/talk'] };
  expect(stages(skipped)).toEqual(['skipped', 'skipped', 'open']);
  expect(next(skipped)).toBe('Last');
  expect(totalsOf(standsOf(course, skipped))).toMatchObject({ done: 0, pages: 1, skipped: 2 });

  expect(stages({ ...skipped, predictions: { q3: 'so' } })).toEqual(['skipped', 'done', 'open']);
});

test('the totals count checks and predictions over the whole course', () => {
  const progress = {
    ...withExercise({ marks: { best: marks('x'), last: marks('x') } }),
    predictions: { q1: 'so', gone: 'x' },
  };

  expect(totalsOf(standsOf(course, progress))).toEqual({
    done: 0,
    pages: 3,
    skipped: 0,
    passed: 1,
    checks: 3,
    answered: 1,
    questions: 3,
  });
});
