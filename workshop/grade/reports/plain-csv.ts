// Plain CSV: the class as one table, for a spreadsheet.
//
// Owns:   one row for each submission, one column for each exercise, the sum, and what stands in the way of understanding it.
//
// A mark of UTF-8 opens it, since without it Excel takes the bytes of a name for other letters.

import type { ExerciseGrade, Grades, SubmissionGrade } from '../grades.ts';
import { csvText } from './csv.ts';
import {
  numberText,
  obstacleOf,
  OUTCOME_WORDS,
  percentOf,
  rounded,
  shortLine,
  shownLine,
  shownName,
  UNTOUCHED_WORDS,
} from './words.ts';

const UTF8_MARK = '\uFEFF';

/** The text of `grades.csv`. */
export function plainCsv({ exercises, submissions }: Grades): string {
  const header = ['submission', ...exercises.map(({ slug }) => slug), 'points', 'maxPoints', 'percent', 'remarks'];
  return UTF8_MARK + csvText([header, ...submissions.map(rowOf)]);
}

function rowOf(submission: SubmissionGrade): (string | number)[] {
  const { name, exercises, points, maxPoints } = submission;
  const reached = exercises.map((exercise) => rounded(exercise.points));
  return [shownName(name), ...reached, rounded(points), maxPoints, percentOf(submission), remarksOf(submission)];
}

/** What a number alone does not say: an exercise that was not handed in, is as it was handed out, or did not run to its end and why, and points by hand. */
function remarksOf({ problem, exercises }: SubmissionGrade): string {
  const whole = problem === undefined ? [] : [shortLine(problem)];
  const remarks = exercises.flatMap((grade) => {
    const why = problem === undefined ? whyNotRun(grade) : undefined;
    const { slug, override } = grade;
    return [
      ...(why === undefined ? [] : [`${slug}: ${why}`]),
      ...(override ? [`${slug}: was ${numberText(override.was)}, ${shownLine(override.reason)}`] : []),
    ];
  });
  return [...whole, ...remarks].join('; ');
}

function whyNotRun(grade: ExerciseGrade): string | undefined {
  const { outcome, untouched } = grade;
  if (outcome === 'missing') return OUTCOME_WORDS.missing;
  if (untouched) return UNTOUCHED_WORDS;
  const why = obstacleOf(grade);
  if (why === undefined) return outcome === 'refused' ? OUTCOME_WORDS.refused : undefined;
  return outcome === 'refused' ? `${OUTCOME_WORDS.refused}: ${shortLine(why)}` : shortLine(why);
}
