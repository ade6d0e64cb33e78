// Plain CSV: the class as one table, for a spreadsheet.
//
// Owns:   one row for each submission, one column for each exercise, the sum, and what stands in the way of understanding it.
//
// A mark of UTF-8 opens it, since without it Excel takes the bytes of a name for other letters.

import type { Grades, SubmissionGrade } from '../grades.ts';
import { csvText } from './csv.ts';
import { numberText, OUTCOME_WORDS, percentOf, rounded, shownLine } from './words.ts';

const UTF8_MARK = '\uFEFF';

/** The text of `grades.csv`. */
export function plainCsv({ exercises, submissions }: Grades): string {
  const header = ['submission', ...exercises.map(({ slug }) => slug), 'points', 'maxPoints', 'percent', 'remarks'];
  return UTF8_MARK + csvText([header, ...submissions.map(rowOf)]);
}

function rowOf(submission: SubmissionGrade): (string | number)[] {
  const { name, exercises, points, maxPoints } = submission;
  const reached = exercises.map((exercise) => rounded(exercise.points));
  return [shownLine(name), ...reached, rounded(points), maxPoints, percentOf(submission), remarksOf(submission)];
}

/** What a number alone does not say: an exercise that was not handed in or not run, and points by hand. */
function remarksOf({ problem, exercises }: SubmissionGrade): string {
  const remarks = exercises.flatMap(({ slug, outcome, override }) => [
    ...(outcome === 'missing' || outcome === 'refused' ? [`${slug}: ${OUTCOME_WORDS[outcome]}`] : []),
    ...(override ? [`${slug}: was ${numberText(override.was)}, ${shownLine(override.reason)}`] : []),
  ]);
  return [...(problem === undefined ? [] : [shownLine(problem)]), ...remarks].join('; ');
}
