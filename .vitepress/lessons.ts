// Lessons: the one list from which navigation is made, in the order of the curriculum.

/** A page that the reader can walk to from the sidebar. */
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

/** What lies beside the lessons. */
export const beyond: readonly LessonPage[] = [
  { page: 'lessons/run-it-for-real', title: 'Run It for Real' },
  { page: 'reference/test-your-own-app', title: 'Test Your Own App' },
  { page: 'reference/glossary', title: 'Glossary' },
  { page: 'reference/fidelity', title: 'Fidelity' },
  { page: 'instructors/index', title: 'For Instructors' },
  { page: 'instructors/plans', title: 'Plans for a Class' },
  { page: 'instructors/where-learners-get-stuck', title: 'Where Learners Get Stuck' },
  { page: 'instructors/grading', title: 'Grading' },
];
