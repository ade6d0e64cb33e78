// Statistics: what the results of a class say about the class.
//
// T1. Points are those of the gradebook, with what the instructor gave. Checks count as they ended.
// T2. A mean is over all submissions: what was not handed in counts as nothing.
// T3. Submissions go wrong in the same way where exactly the same checks of an exercise did not pass, and what kept checks from being
//     carried out to the end is the same, whatever its names and places. Such a way is told when two or more go it, or when it is that
//     of a known mistake; hidden checks are no part of a known mistake, and an app that cannot be loaded makes none.
//     Where none of an exercise's own checks passed, which ones these are says nothing: there, why the first one failed is the same too.
// T4. A check was carried out where it came to a verdict or ran out of time; not where the app could not be loaded, its worker ended,
//     or the checks before it took all patience.
// T5. Who handed an exercise in as it was handed out went wrong nowhere: they count by themselves, in no check and in no way.

import { messageParts, placeIn } from '#exercises/check-message';
import { wasNotRun } from '#exercises/not-run';
import type { CheckResult, CheckStatus } from '#exercises/run-checks';
import type { ExerciseGrade, ExerciseOutcome, GradedCheck, GradedExercise, Grades } from '../grades.ts';
import type { KnownMistake } from './knowledge.ts';
import { checkOf, failedChecks, reasonOf, rounded } from './words.ts';

/** How a class did in one exercise. */
export interface ExerciseStatistics {
  readonly exercise: GradedExercise;
  readonly mean: number;
  readonly median: number;
  /** An exercise that is as it was handed out counts as `untouched` alone (T5). */
  readonly outcomes: Readonly<Record<ExerciseOutcome | 'untouched', number>>;
}

/** How a class did in one check. */
export interface CheckStatistics {
  readonly exercise: GradedExercise;
  readonly check: GradedCheck;
  /** How many submissions in which something was written (T5) it was carried out for (T4). */
  readonly ran: number;
  /** The submissions in which it was carried out and did not pass. */
  readonly failed: readonly string[];
  /** How many of those that were run, and in which something was written, it was not carried out for. */
  readonly notCarriedOut: number;
}

/** A way in which submissions go wrong (T3). */
export interface CommonMistake {
  readonly exercise: GradedExercise;
  /** The checks that did not pass, in the exercise's order. */
  readonly checks: readonly GradedCheck[];
  /** The mistakes of the workshop that fail exactly these checks. */
  readonly known: readonly KnownMistake[];
  /** The names of the submissions. */
  readonly submissions: readonly string[];
  /** The only way in which the checks ended; undefined where they ended in several ways. */
  readonly status: CheckStatus | undefined;
  /** What kept checks from being carried out, as the first of these submissions is told it; undefined where nothing did. */
  readonly obstacle: string | undefined;
  /** Why the first check failed, as the first of these submissions is told it; undefined where one of the exercise's own passed. */
  readonly reason: string | undefined;
}

/** Every exercise, in order (T2). */
export function exerciseStatistics(grades: Grades): readonly ExerciseStatistics[] {
  return grades.exercises.map((exercise) => {
    const all = gradesOf(exercise, grades).map(({ grade }) => grade);
    const points = all.map((grade) => grade.points).sort((one, other) => one - other);
    const countOf = (end: keyof ExerciseStatistics['outcomes']): number =>
      all.filter(({ outcome, untouched }) => (untouched ? 'untouched' : outcome) === end).length;
    return {
      exercise,
      mean: rounded(points.reduce((sum, one) => sum + one, 0) / Math.max(points.length, 1)),
      median: medianOf(points),
      outcomes: {
        passed: countOf('passed'),
        failed: countOf('failed'),
        untouched: countOf('untouched'),
        missing: countOf('missing'),
        refused: countOf('refused'),
      },
    };
  });
}

function gradesOf(
  { slug }: GradedExercise,
  { submissions }: Grades,
): readonly { name: string; grade: ExerciseGrade }[] {
  return submissions.flatMap(({ name, exercises }) =>
    exercises.filter((grade) => grade.slug === slug).map((grade) => ({ name, grade })),
  );
}

/** Those in which something was written (T5). */
const writtenOf = (exercise: GradedExercise, grades: Grades) =>
  gradesOf(exercise, grades).filter(({ grade }) => !grade.untouched);

/** The middle of numbers in order, or between the two in the middle; 0 of none. */
function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return rounded((lower + upper) / 2);
}

/** Every check, in order. */
export function checkStatistics(grades: Grades): readonly CheckStatistics[] {
  return grades.exercises.flatMap((exercise) => {
    const all = writtenOf(exercise, grades);
    return exercise.checks.map((check) => {
      const results = all.flatMap(({ name, grade }) =>
        grade.checks.filter(({ id }) => id === check.id).map((result) => ({ name, grade, result })),
      );
      const ran = results.filter(({ grade, result }) => wasCarriedOut(result) && !isUnloadable(grade));
      const failed = ran.filter(({ result }) => result.status !== 'pass');
      return {
        exercise,
        check,
        ran: ran.length,
        failed: failed.map(({ name }) => name),
        notCarriedOut: results.length - ran.length,
      };
    });
  });
}

/** T4. */
const wasCarriedOut = (result: CheckResult): boolean => result.status !== 'error' && !wasNotRun(result);

/** The ways in which submissions go wrong, in each exercise the most common one first (T3). */
export function commonMistakes(grades: Grades, mistakes: readonly KnownMistake[]): readonly CommonMistake[] {
  return grades.exercises.flatMap((exercise) => {
    const groups = new Map<string, { name: string; grade: ExerciseGrade }[]>();
    for (const graded of writtenOf(exercise, grades)) {
      const failed = failedChecks(graded.grade);
      const reason = withoutNames(firstReason(exercise, failed) ?? '');
      const key = [...failed.map(({ id }) => id), causeOf(failed), reason].join(' ');
      if (failed.length > 0) groups.set(key, [...(groups.get(key) ?? []), graded]);
    }
    const ways = [...groups.values()].map((group) => wayOf(exercise, group, mistakes));
    const told = ways.filter(({ submissions, known }) => submissions.length > 1 || known.length > 0);
    return told.sort((one, other) => other.submissions.length - one.submissions.length);
  });
}

function wayOf(
  exercise: GradedExercise,
  group: readonly { readonly name: string; readonly grade: ExerciseGrade }[],
  mistakes: readonly KnownMistake[],
): CommonMistake {
  const failures = group.map(({ grade }) => failedChecks(grade));
  const failed = failures.flat();
  const ids = new Set(failed.map(({ id }) => id));
  const seen = [...ids].filter((id) => !checkOf(exercise, id)?.hidden);
  const statuses = new Set(failed.map(({ status }) => status));
  const [status] = statuses;
  const isKnown = ({ exercise: slug, fails }: KnownMistake): boolean =>
    slug === exercise.slug && isSameSet(fails, seen) && !group.some(({ grade }) => isUnloadable(grade));
  return {
    exercise,
    checks: exercise.checks.filter(({ id }) => ids.has(id)),
    known: mistakes.filter(isKnown),
    submissions: group.map(({ name }) => name),
    status: statuses.size === 1 ? status : undefined,
    obstacle: reasonOf('error', failed),
    reason: firstReason(exercise, failures[0] ?? []),
  };
}

/** What kept checks from being carried out to the end, so that two who met the same thing are told together (T3). */
function causeOf(failed: readonly CheckResult[]): string {
  const obstacle = reasonOf('error', failed);
  if (obstacle === undefined) return failed.some(({ status }) => status === 'timeout') ? 'timeout' : '';
  return withoutNames(obstacle);
}

/** Why the first check failed where none of the exercise's own passed (T3); undefined where it could not be carried out to the end. */
function firstReason({ checks }: GradedExercise, failed: readonly CheckResult[]): string | undefined {
  const isFailed = ({ id, hidden }: GradedCheck): boolean => hidden === true || failed.some((one) => one.id === id);
  const [first] = failed;
  if (first?.status !== 'fail' || !checks.every(isFailed)) return undefined;
  const { reason, noticed } = messageParts(first.message ?? '');
  return noticed[0] ?? reason;
}

/** A sentence without its place, and without names in quotes and numbers. */
function withoutNames(sentence: string): string {
  const place = placeIn(sentence) ?? '';
  return sentence.slice(place.length).replace(/"[^"]*"|\d+/g, '""');
}

/** Every check has the reason why the app could not be loaded as its message. */
const isUnloadable = ({ checks: [first, ...others] }: ExerciseGrade): boolean =>
  (first?.status === 'error' || first?.status === 'timeout') &&
  others.every(({ status, message }) => status === first.status && message === first.message);

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));
