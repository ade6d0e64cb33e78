import { beforeAll, expect, test, vi } from 'vitest';
import { courseOf, readManifests } from '../../workshop/course-stand.ts';
import { readCourse } from './course-modules.ts';

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 }); // every manifest is compiled and read

let read: Awaited<ReturnType<typeof readCourse>>;
beforeAll(async () => {
  read = await readCourse();
});

test('the course has every exercise of the lessons and challenges, each once', () => {
  const { course, titles } = read;
  const slugs = course.flatMap(({ exercises }) => exercises.map(({ slug }) => slug));

  expect(slugs).toContain('04-approval-orchestrator');
  expect(Object.keys(titles).toSorted()).toEqual(slugs.toSorted());
  expect(slugs).toHaveLength(new Set(slugs).size);
  expect(course.find(({ page }) => page === 'lessons/timers')).toMatchObject({
    exercises: [],
    questions: ['timer-survives-a-crash', 'uncancelled-timer'],
  });
});

test('the command line has the same lessons and exercises, in the same order', async () => {
  expect(courseOf(await readManifests())).toEqual(read.course.map((page) => ({ ...page, questions: [] })));
});
