// Moodle CSV: what Moodle's grade import (CSV) takes, and who is left out of it.
//
// One number that is none, or one unknown person, ends Moodle's whole import. So:
//
// D1. A grade is a percentage from 0 to 100, with a point.
// D2. The import matches one column, so all rows have it: `email` if the roster has e-mail addresses, else `idnumber`. Who has no
//     such key, or one that a spreadsheet would take for a formula, goes into the other file, with the reason.
// D3. Feedback is one line, and no markup: Moodle shows it as HTML. For many it is all that they get to see, so it has the reason where
//     something could not be run.

import { plainText } from '#exercises/text-marks';
import type { ExerciseGrade, Grades, SubmissionGrade } from '../grades.ts';
import { csvText, isFormula } from './csv.ts';
import type { Learner, Match } from './learners.ts';
import { escapedHtml } from './markup.ts';
import {
  exerciseTitle,
  failedChecks,
  obstacleOf,
  OUTCOME_WORDS,
  partsOf,
  percentOf,
  pointsText,
  shortLine,
  shownLine,
  shownName,
  UNTOUCHED_WORDS,
} from './words.ts';

/** The texts of `moodle.csv` and `moodle-left-out.csv`. */
export interface MoodleFiles {
  readonly rows: string;
  readonly leftOut: string;
  /** How many submissions are in the first one, and how many in the second one. */
  readonly count: number;
  readonly leftOutCount: number;
}

/**
 * Both files.
 *
 * @param matches who each submission is of; undefined where there is no roster. Then only a name that is an e-mail address will do.
 */
export function moodleCsv(grades: Grades, matches: ReadonlyMap<string, Match> | undefined): MoodleFiles {
  const people = new Map(grades.submissions.map(({ name }) => [name, matches?.get(name) ?? addressedBy(name)]));
  const learners = [...people.values()].flatMap((match) => ('learner' in match ? [match.learner] : []));
  const key = learners.some(({ email }) => email !== '') ? 'email' : 'idnumber';
  const rows: string[][] = [];
  const leftOut: string[][] = [];
  for (const submission of grades.submissions) {
    const match = people.get(submission.name) ?? addressedBy(submission.name);
    const why = 'why' in match ? match.why : whyNoKey(match.learner, key);
    if (why !== undefined) leftOut.push([shownName(submission.name), String(percentOf(submission)), why]);
    else if ('learner' in match) rows.push(rowOf(submission, match.learner, grades));
  }
  return {
    rows: csvText([['email', 'idnumber', 'grade', 'feedback'], ...rows]),
    leftOut: csvText([['submission', 'grade', 'reason'], ...leftOut]),
    count: rows.length,
    leftOutCount: leftOut.length,
  };
}

/** Without a roster, an e-mail address as a name is the only key there can be. */
function addressedBy(name: string): Match {
  if (!/^[^\s@]+@[^\s@]+$/.test(name)) return { why: 'There is no roster, and the name is no e-mail address.' };
  return { learner: { name, email: name, idnumber: '', id: '', login: '' } };
}

/** D2. */
function whyNoKey(learner: Learner, key: 'email' | 'idnumber'): string | undefined {
  const column = key === 'email' ? 'e-mail address' : 'ID number';
  if (learner[key] === '') return `The roster has no ${column} for ${learner.name || 'this person'}.`;
  return isFormula(learner[key]) ? `The ${column} begins as a formula does.` : undefined;
}

function rowOf(submission: SubmissionGrade, { email, idnumber }: Learner, grades: Grades): string[] {
  return [email, idnumber, String(percentOf(submission)), feedbackLine(submission, grades)];
}

/** The points, the checks that did not pass and what was in their way, as text that is the same in HTML (D3). */
function feedbackLine(submission: SubmissionGrade, grades: Grades): string {
  const { problem } = submission;
  const parts = partsOf(submission, grades).map(({ exercise, grade }) => {
    const given = grade.override ? ` (${grade.override.reason})` : '';
    const why = problem === undefined || grade.problem !== problem ? whyOf(grade) : '';
    return `${exerciseTitle(exercise)}: ${pointsText(grade)}${given}, ${OUTCOME_WORDS[grade.outcome]}${why}.`;
  });
  const whole = problem === undefined ? [] : [shortLine(problem)];
  return escapedHtml(shownLine([`${pointsText(submission)}.`, ...whole, ...parts].join(' ')));
}

function whyOf(grade: ExerciseGrade): string {
  if (grade.outcome === 'missing') return '';
  if (grade.untouched) return `, ${UNTOUCHED_WORDS}`;
  const obstacle = shortLine(obstacleOf(grade) ?? '').replace(/\.$/, '');
  const failed = failedChecks(grade).map(({ title }) => plainText(title));
  if (failed.length === 0) return obstacle === '' ? '' : `: ${obstacle}`;
  return `: ${failed.join('; ')}${obstacle === '' ? '' : ` (${obstacle})`}`;
}
