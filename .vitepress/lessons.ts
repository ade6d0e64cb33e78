// Lessons: the list from which navigation is made. What is taught, and in which order, is said in exercises/lessons.ts.

import type { LessonPage } from '../exercises/lessons.ts';

export { challenges, lessons, type LessonPage } from '../exercises/lessons.ts';

/** Where a learner sees how far they are. */
export const courseMap: LessonPage = { page: 'course', title: 'Course Map' };

/** What lies beside the lessons. */
export const beyond: readonly LessonPage[] = [
  { page: 'lessons/run-it-for-real', title: 'Run It for Real' },
  { page: 'reference/command-line', title: 'Command Line' },
  { page: 'reference/test-your-own-app', title: 'Test Your Own App' },
  { page: 'reference/glossary', title: 'Glossary' },
  { page: 'reference/fidelity', title: 'Fidelity' },
  { page: 'instructors/index', title: 'For Instructors' },
  { page: 'instructors/plans', title: 'Plans for a Class' },
  { page: 'instructors/where-learners-get-stuck', title: 'Where Learners Get Stuck' },
  { page: 'instructors/class-repository', title: 'A Repository for a Class' },
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
  { page: 'decisions/0006-speed-is-measured-against-the-sdk', title: 'Speed is measured against the SDK' },
];
