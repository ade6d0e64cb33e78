import { expect, test, vi } from 'vitest';
import { readCourse } from './course-modules.ts';

vi.setConfig({ testTimeout: 60_000 }); // every manifest is compiled and read

test('the course has every exercise of the lessons and challenges, each once', async () => {
  const pages = await readCourse();
  const slugs = pages.flatMap(({ exercises }) => exercises.map(({ slug }) => slug));

  expect(slugs).toContain('04-approval-orchestrator');
  expect(slugs).toHaveLength(new Set(slugs).size);
  expect(pages.find(({ page }) => page === 'lessons/timers')).toMatchObject({
    exercises: [],
    questions: ['timer-survives-a-crash', 'uncancelled-timer'],
  });
});
