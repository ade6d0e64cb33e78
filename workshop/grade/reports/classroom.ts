// Classroom: what GitHub Classroom's autograding takes from a step of a workflow.
//
// The form is that of a step which checks one exercise (classroom-result.ts). Here points may also come from checks that are hidden,
// or be given by hand, so:
//
// G1. One runner for each exercise, and one for the whole submission; each has exactly one test.
// G2. A score is always a number, and a maximum is never 0: a runner without points would be passed over.
// G3. `result` is what the output of a step has to be. `output` is the same for people.
// G4. An id is made of letters and digits, so that it can name an environment variable.

import { plainText } from '#exercises/text-marks';
import { encodedResult, type ClassroomOutput, type ClassroomTest } from '../../classroom-result.ts';
import type { Grades, SubmissionGrade } from '../grades.ts';
import {
  checkOf,
  exerciseTitle,
  failedChecks,
  partsOf,
  pointsText,
  rounded,
  shownText,
  UNTOUCHED_SENTENCE,
} from './words.ts';
import type { GradedPart, Reached } from './words.ts';

/** A runner: one step of the workflow. */
export interface ClassroomRunner {
  readonly result: string;
  readonly output: ClassroomOutput;
}

/** A file in `classroom/`: the whole submission, and each exercise by the id of its runner. */
export interface ClassroomFile extends ClassroomRunner {
  readonly submission: string;
  readonly runners: Readonly<Record<string, ClassroomRunner>>;
}

/** The text of a file in `classroom/`. */
export function classroomText(submission: SubmissionGrade, grades: Grades): string {
  const parts = partsOf(submission, grades).filter(({ grade }) => grade.maxPoints > 0);
  const runners = parts.map(
    (part) => [runnerId(part.exercise.slug), runnerOf(exerciseTest(part), part.grade)] as const,
  );
  const file: ClassroomFile = {
    submission: submission.name,
    ...runnerOf(wholeTest(submission, parts), submission),
    runners: Object.fromEntries(runners),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** G4: `04-approval-orchestrator` → `ex04`. */
const runnerId = (slug: string): string => `ex${slug.split('-')[0] ?? ''}`;

/** G3. */
function runnerOf(test: ClassroomTest, { maxPoints }: Reached): ClassroomRunner {
  const output: ClassroomOutput = { version: 1, status: test.status, max_score: maxPoints, tests: [test] };
  return { result: encodedResult(output), output };
}

function exerciseTest({ exercise, grade }: GradedPart): ClassroomTest {
  const reasons = failedChecks(grade).map(({ id, title, message = '' }) => {
    const hidden = checkOf(exercise, id)?.hidden ? ' (hidden check)' : '';
    return `✗ ${plainText(title)}${hidden}\n${shownText(message)}`;
  });
  const problem = [
    ...(grade.problem === undefined ? [] : [shownText(grade.problem)]),
    ...(grade.untouched ? [UNTOUCHED_SENTENCE] : []),
  ];
  const given = grade.override ? [`${pointsText(grade)}: ${shownText(grade.override.reason)}`] : [];
  return {
    name: exerciseTitle(exercise),
    status: grade.outcome === 'refused' ? 'error' : statusOf(grade),
    message: [...given, ...problem, ...reasons].join('\n\n'),
    score: rounded(grade.points),
  };
}

function wholeTest(submission: SubmissionGrade, parts: readonly GradedPart[]): ClassroomTest {
  const lines = parts.map(({ exercise, grade }) => `${exerciseTitle(exercise)}: ${pointsText(grade)}`);
  const problem = submission.problem === undefined ? [] : [shownText(submission.problem)];
  return {
    name: 'Durable Functions Workshop',
    status: submission.problem === undefined ? statusOf(submission) : 'error',
    message: [...problem, ...lines].join('\n'),
    score: rounded(submission.points),
  };
}

/** All points are a pass, also those that an instructor gave. */
const statusOf = ({ points, maxPoints }: Reached): 'pass' | 'fail' => (points >= maxPoints ? 'pass' : 'fail');
