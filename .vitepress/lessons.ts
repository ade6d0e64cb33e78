// Lessons: the one list from which navigation is made, in the order of the curriculum.

/** A page that the reader can walk to from the sidebar. */
export interface LessonPage {
  /** Path below the site root, without extension, such as `lessons/events`. */
  readonly page: string;
  readonly title: string;
}

/** Where a learner sees how far they are. */
export const courseMap: LessonPage = { page: 'course', title: 'Course Map' };

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
  { page: 'instructors/reports', title: 'Reports' },
  { page: 'instructors/security', title: 'Untrusted Code' },
];

/** Why the workshop is built as it is, for those who change it. */
export const decisions: readonly LessonPage[] = [
  {
    page: 'decisions/0001-drive-the-real-sdk-at-the-worker-border',
    title: 'Drive the real SDK at the border between host and worker',
  },
  { page: 'decisions/0002-keep-history-in-wire-form', title: 'Keep history in wire form' },
  { page: 'decisions/0003-checks-are-data-over-a-scenario', title: 'Checks are data over a scenario' },
  { page: 'decisions/0004-one-package', title: 'One package' },
  { page: 'decisions/0005-pictures-run-their-story', title: 'Pictures run their story' },
];
