// Feedback: what one learner is told about their submission, before it has a form.
//
// Owns:   what is said, and in which order.
// Never:  says anything about another learner.
//
// B1. Every check is there with its result; of those that did not pass, everything that their messages say is said, each message once.
// B2. A hint stands where it helps, as in the terminal.
// B3. A check that learners have not seen is marked, and has its title: its demand is no secret any more.

import { helpfulHint } from '#exercises/check-hint';
import type { CheckHint } from '#exercises/define-exercise';
import type { CheckResult } from '#exercises/run-checks';
import { sameCauseSentence } from '../../check-report.ts';
import type { Grades, SubmissionGrade } from '../grades.ts';
import { isMistakeOfCheck } from '../hidden-check-run.ts';
import type { ExerciseKnowledge } from './knowledge.ts';
import { checkOf, failedChecks, numberText, partsOf, pointsText, STATUS_WORDS, UNTOUCHED_SENTENCE } from './words.ts';
import type { GradedPart } from './words.ts';

/** Everything that a learner is told. */
export interface Feedback {
  readonly name: string;
  /** Points, and what to do with this page; one sentence each. */
  readonly summary: readonly string[];
  /** Of the submission as a whole. */
  readonly problem: string | undefined;
  readonly exercises: readonly ExerciseFeedback[];
  readonly passedOver: readonly string[];
}

/** What is said about one exercise. */
export interface ExerciseFeedback {
  readonly part: GradedPart;
  /** Such as `8 of 13 points`. */
  readonly points: string;
  readonly problem: string | undefined;
  /** What was passed over and may have been meant for it, and is not said by the problem. */
  readonly passedOver: readonly string[];
  /** That nothing was written in it; one sentence. */
  readonly untouched: string | undefined;
  /** Why the instructor gave other points. */
  readonly reason: string | undefined;
  readonly checks: readonly CheckFeedback[];
  readonly notices: readonly string[];
  /** How these are introduced. */
  readonly noticesIntroduction: string;
}

/** What is said about one check. */
export interface CheckFeedback {
  readonly isPassed: boolean;
  readonly title: string;
  /** Such as `3 points`, or `0 of 3 points, did not end in time, hidden check`. */
  readonly remark: string;
  /** Where it is that of a check before it, undefined (B1). */
  readonly message: string | undefined;
  readonly hint: string | undefined;
  /** That this check, and those just before it, have the message of one before them; with the last of these. */
  readonly same: string | undefined;
}

/** How what was passed over is introduced. */
export const PASSED_OVER_INTRODUCTION = 'Not looked at in your submission:';

/** What a learner is told. */
export function feedbackOf(submission: SubmissionGrade, grades: Grades, knowledge: ExerciseKnowledge): Feedback {
  const parts = partsOf(submission, grades);
  return {
    name: submission.name,
    summary: [`You have ${pointsText(submission)}.`, nextSentence(parts)],
    problem: submission.problem,
    exercises: parts.map((part) => exerciseFeedback(part, knowledge)),
    passedOver: submission.passedOver,
  };
}

function nextSentence(parts: readonly GradedPart[]): string {
  if (parts.every(({ grade }) => grade.outcome === 'passed')) return 'Every check passes. Well done!';
  const isAnyRun = parts.some(({ grade }) => grade.checks.length > 0);
  if (!isAnyRun) return 'No check could be carried out; below is why.';
  return 'Below is what each check found. Begin with the first one that did not pass: the others often follow from it.';
}

function exerciseFeedback(part: GradedPart, { hints }: ExerciseKnowledge): ExerciseFeedback {
  const { exercise, grade } = part;
  return {
    part,
    points: pointsText(grade),
    problem: grade.problem,
    passedOver: (grade.passedOver ?? []).filter((sentence) => !grade.problem?.includes(sentence)),
    untouched: grade.untouched ? UNTOUCHED_SENTENCE : undefined,
    reason: grade.override?.reason,
    checks: checkFeedback(part, hints.get(exercise.slug)),
    notices: grade.notices,
    noticesIntroduction:
      failedChecks(grade).length === 0
        ? 'No check fails because of it, but in Azure it would go wrong:'
        : 'Besides, this would go wrong in Azure; a check may fail because of it, or for another reason:',
  };
}

function checkFeedback(
  { exercise, grade: { checks } }: GradedPart,
  hints: ReadonlyMap<string, CheckHint> | undefined,
): CheckFeedback[] {
  const sameAs = repeatedMessages(checks);
  return checks.map((result, at) => ({
    isPassed: result.status === 'pass',
    title: result.title,
    remark: remarkOf(result, (checkOf(exercise, result.id)?.hidden ?? false) ? 'hidden check' : undefined),
    message: sameAs[at] === undefined ? result.message : undefined,
    hint: helpfulHint(hints?.get(result.id), result),
    same: sameSentence(at, sameAs, checks),
  }));
}

/** For each check, the place of the one before it that has the same message. */
const repeatedMessages = (checks: readonly CheckResult[]): readonly (number | undefined)[] =>
  checks.map(({ message }, at) => {
    const first = message === undefined ? at : checks.findIndex((other) => other.message === message);
    return first < at ? first : undefined;
  });

/** What is said with the last of the checks in a row that repeat one message. */
function sameSentence(
  at: number,
  sameAs: readonly (number | undefined)[],
  checks: readonly CheckResult[],
): string | undefined {
  const first = sameAs[at];
  if (first === undefined || sameAs[at + 1] === first) return undefined;
  const begin = sameAs.findLastIndex((one, place) => place < at && one !== first) + 1;
  const told = checks.findLastIndex(
    ({ message }, place) => place < begin && message !== undefined && sameAs[place] === undefined,
  );
  return sameCauseSentence(at - begin + 1, told === first ? undefined : checks[first]?.title);
}

function remarkOf(result: CheckResult, mark: string | undefined): string {
  const { status, points, maxPoints } = result;
  const most = `${numberText(maxPoints)} ${maxPoints === 1 ? 'point' : 'points'}`;
  const reached = status === 'pass' ? most : `${numberText(points)} of ${most}`;
  const how = isMistakeOfCheck(result)
    ? 'a mistake in the check and not in your app'
    : status === 'error' || status === 'timeout'
      ? STATUS_WORDS[status]
      : undefined;
  return [reached, how, mark].filter((one) => one !== undefined).join(', ');
}
