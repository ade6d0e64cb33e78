// Words: what more than one report says, and how numbers stand in them.
//
// W1. A text of a submission can bring colours of a terminal, control characters, and marks that turn the reading direction of
//     what follows. Reports take the colours out and write the others as they would stand in code, so that nothing hides.
// W2. Points have at most two decimals, with a point.

import { stripVTControlCharacters } from 'node:util';
import { messageParts } from '#exercises/check-message';
import { wasNotRun } from '#exercises/not-run';
import type { CheckResult, CheckStatus } from '#exercises/run-checks';
import { plainText } from '#exercises/text-marks';
import { shown } from '../bringing.ts';
import type {
  ExerciseGrade,
  ExerciseOutcome,
  GradedCheck,
  GradedExercise,
  Grades,
  SubmissionGrade,
} from '../grades.ts';

/** A number of points with at most two decimals (W2). */
export const rounded = (points: number): number => Math.round(points * 100) / 100;

/** Points, as text. */
export const numberText = (points: number): string => String(rounded(points));

/** How many of a hundred, from 0 to 100; 0 where there is nothing to reach. */
export const percentOf = ({ points, maxPoints }: Reached): number =>
  maxPoints === 0 ? 0 : rounded((points / maxPoints) * 100);

/** What was reached, and what could have been. */
export interface Reached {
  readonly points: number;
  readonly maxPoints: number;
}

/** `8 of 13 points`; with what an instructor changed: `12 (was 8) of 13 points`. */
export function pointsText({ points, maxPoints, override }: Reached & Pick<ExerciseGrade, 'override'>): string {
  const was = override ? ` (was ${numberText(override.was)})` : '';
  return `${numberText(points)}${was} of ${numberText(maxPoints)} ${maxPoints === 1 ? 'point' : 'points'}`;
}

/** Where an exercise lies whose folder is the submission itself. */
export const AT_TOP_WORDS = 'at the top of the submission';

/** `04 Wait for an approval`. */
export const exerciseTitle = ({ slug, title }: Pick<GradedExercise, 'slug' | 'title'>): string =>
  `${slug.split('-')[0] ?? slug} ${plainText(title)}`;

/** What an outcome is called. */
export const OUTCOME_WORDS: Readonly<Record<ExerciseOutcome, string>> = {
  passed: 'passed',
  failed: 'not passed',
  missing: 'not handed in',
  refused: 'not run',
};

/** How an exercise is called in which nothing was written. */
export const UNTOUCHED_WORDS = 'as it was handed out';

/** The same as a sentence. */
export const UNTOUCHED_SENTENCE = `This exercise is ${UNTOUCHED_WORDS}: nothing in it was changed.`;

/** What the end of a check is called. */
export const STATUS_WORDS: Readonly<Record<CheckResult['status'], string>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'could not be carried out',
  timeout: 'did not end in time',
};

/** An exercise of a submission, and what is known of the exercise and its checks. */
export interface GradedPart {
  readonly exercise: GradedExercise;
  readonly grade: ExerciseGrade;
}

/** The exercises of a submission, each with its grade. */
export function partsOf({ exercises }: SubmissionGrade, grades: Grades): readonly GradedPart[] {
  return grades.exercises.flatMap((exercise) => {
    const grade = exercises.find(({ slug }) => slug === exercise.slug);
    return grade ? [{ exercise, grade }] : [];
  });
}

/** What is known of a check beside its result. */
export const checkOf = ({ checks }: GradedExercise, id: string): GradedCheck | undefined =>
  checks.find((check) => check.id === id);

/** The checks that did not pass. */
export const failedChecks = ({ checks }: ExerciseGrade): readonly CheckResult[] =>
  checks.filter(({ status }) => status !== 'pass');

/** The reason of the first check that was tried and ended in this way; undefined where none did. */
export function reasonOf(status: CheckStatus, checks: readonly CheckResult[]): string | undefined {
  const ended = checks.find((result) => result.status === status && !wasNotRun(result));
  return ended && messageParts(ended.message ?? '').reason;
}

/** What kept an exercise from being judged to its end; undefined where nothing did. */
export const obstacleOf = ({ problem, checks }: ExerciseGrade): string | undefined =>
  problem ?? reasonOf('error', checks) ?? reasonOf('timeout', checks);

const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** A text of a submission without anything that a reader cannot see (W1). Its lines stay lines. */
export function shownText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same in one line. */
export const shownLine = (text: string): string =>
  shownText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();

/** What a submission is called, as in the terminal: a name has no lines, so a line's end in it is written out as well. */
export const shownName = (name: string): string => shownLine(shown(name));

const LONGEST_REASON = 200;

/** As {@link shownLine}, and not longer than a cell of a table may be. */
export function shortLine(reason: string): string {
  const signs = [...shownLine(reason)];
  return signs.length > LONGEST_REASON ? `${signs.slice(0, LONGEST_REASON).join('')}…` : signs.join('');
}
