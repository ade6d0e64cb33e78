// Resume: whoever comes back goes on with what is not done.

import { expect, test } from 'vitest';
import { noProgress, type ExerciseProgress } from '#exercises/progress-file';
import { standsOf, type Course } from './course.ts';
import { resumeAt } from './resume.ts';

const course: Course = [
  {
    kind: 'lesson',
    page: 'lessons/events',
    title: 'Events',
    exercises: [
      { slug: '04-wait', title: 'Wait', checks: ['x'] },
      { slug: '05-call', title: 'Call', checks: ['x'] },
    ],
    questions: [],
  },
  {
    kind: 'lesson',
    page: 'lessons/retries',
    title: 'Retries',
    exercises: [{ slug: '06-retry', title: 'Retry', checks: ['x'] }],
    questions: [],
  },
];
const marks = { text: 'hash', checks: [{ id: 'x', status: 'pass' as const, points: 5 }] };
const solved: ExerciseProgress = { marks: { best: marks, last: marks } };
const begun: ExerciseProgress = { draft: { files: { 'src/a.ts': 'mine' } } };

function resume(exercises: Readonly<Record<string, ExerciseProgress>>, id: string, page = 'lessons/events') {
  const stop = resumeAt(standsOf(course, { ...noProgress, exercises }), {
    page,
    title: 'Events',
    heading: { id, text: 'Left here' },
    atMs: 1,
  });
  return stop && [stop.title, stop.heading?.id, stop.heading?.text];
}

test('at what is not done one goes on where one left', () => {
  expect(resume({}, 'raising-events')).toEqual(['Events', 'raising-events', 'Left here']);
  expect(resume({ '04-wait': solved }, 'raising-events')).toEqual(['Events', 'raising-events', 'Left here']);
  expect(resume({ '04-wait': begun }, 'exercise-04-wait')).toEqual(['Events', 'exercise-04-wait', 'Left here']);
});

test('from an exercise that is solved one goes on with the next of the page, or one before it', () => {
  expect(resume({ '04-wait': solved }, 'exercise-04-wait')).toEqual(['Events', 'exercise-05-call', 'Call']);
  expect(resume({ '05-call': solved }, 'exercise-05-call')).toEqual(['Events', 'exercise-04-wait', 'Wait']);
});

test('from a page that is done one goes on with the next page, at an exercise that was begun', () => {
  const done = { '04-wait': solved, '05-call': solved };

  expect(resume(done, 'exercise-05-call')).toEqual(['Retries', undefined, undefined]);
  expect(resume(done, 'further-reading')).toEqual(['Retries', undefined, undefined]);
  expect(resume({ ...done, '06-retry': begun }, 'exercise-05-call')).toEqual(['Retries', 'exercise-06-retry', 'Retry']);
});

test('where all is done, one comes back to where one was; a page that has gone is no place', () => {
  const all = { '04-wait': solved, '05-call': solved, '06-retry': solved };

  expect(resume(all, 'exercise-05-call')).toEqual(['Events', 'exercise-05-call', 'Left here']);
  expect(resume({}, 'raising-events', 'lessons/gone')).toBeNull();
});
