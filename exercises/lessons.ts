// Lessons: what is taught, in the order of the curriculum. Page and command line go by this one list.

/** A page that the reader can walk to. */
export interface LessonPage {
  /** Path below the site root, without extension, such as `lessons/events`. */
  readonly page: string;
  readonly title: string;
}

/** Every lesson, in the order in which it is taught. */
export const lessons: readonly LessonPage[] = [
  { page: 'lessons/durable-functions', title: 'Durable Functions' },
  { page: 'lessons/sub-orchestrations', title: 'Sub-orchestrations' },
  { page: 'lessons/eternal-orchestrations', title: 'Eternal Orchestrations' },
  { page: 'lessons/events', title: 'Events' },
  { page: 'lessons/stateful-entities', title: 'Stateful Entities' },
  { page: 'lessons/timers', title: 'Timers and Deadlines' },
  { page: 'lessons/fan-out-fan-in', title: 'Fan-out, Fan-in' },
  { page: 'lessons/errors-and-retries', title: 'Errors and Retries' },
  { page: 'lessons/determinism-and-versions', title: 'Determinism and Versions' },
  { page: 'lessons/testing', title: 'Testing Orchestrations' },
];

/** The challenges that use everything above. */
export const challenges: readonly LessonPage[] = [
  { page: 'challenges/notify-support', title: 'Notify Support' },
  { page: 'challenges/fraud-detection', title: 'Fraud Detection' },
];

/** The page that an exercise names as its lesson, such as `events`; undefined where there is none of that name. */
export function lessonPage(lesson: string): LessonPage | undefined {
  return [...lessons, ...challenges].find(({ page }) => page.endsWith(`/${lesson}`));
}
