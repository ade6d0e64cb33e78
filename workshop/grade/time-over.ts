// Time over: what is said of an exercise whose time was over, which need not be the doing of the submission.

import { shown } from './bringing.ts';
import { counted } from '../terminal.ts';
import type { Grades, SubmissionGrade } from './grades.ts';
import { byReading } from './reports/reading-order.ts';

const BEGINNING = 'It was ended after';

/** Why an exercise was not judged to its end, as its `problem`. */
export const timeOverProblem = (exerciseMs: number): string =>
  `${BEGINNING} ${counted(exerciseMs / 1000, 'second')}; what had passed by then counts.`;

/** For the instructor: who had no more time, and what to do; nothing where nobody had that. */
export function timeOverSentences({ submissions }: Grades): string[] {
  const names = submissions.filter(ranOutOfTime).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `Time was over, so points may be missing: ${names.sort(byReading).map(shown).join(', ')}. On a busy machine that happens to right work, too; grade again with fewer --jobs or more --seconds.`,
  ];
}

const ranOutOfTime = ({ exercises }: SubmissionGrade): boolean =>
  exercises.some(({ problem }) => problem?.startsWith(BEGINNING));
