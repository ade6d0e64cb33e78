// Classroom result: what GitHub Classroom takes from a step of a workflow, and what the run's summary says.
//
// Owns:   the form of a result, and the points of an exercise in it.
// Never:  writes to the files of a run (check-classroom.ts).
//
// Classroom's reporter adds points up in two ways: as the share of passed tests, and as the sum of scores. Both agree where all
// tests of a runner have the same score, so:
//
// C1. A check of 15 points beside one of 10 is three tests of 5 points, and the other is two: whatever passes, both sums are its
//     points.
// C2. A score is always a number, and a maximum is never 0: a runner without points would be passed over.
// C3. `result` is base64 of UTF-8 JSON, one line of ASCII.

import type { CheckReport, CheckResult } from '#exercises/run-checks';
import { plainText } from '#exercises/text-marks';

/** What a grader hands to the reporter. */
export interface ClassroomOutput {
  readonly version: 1;
  readonly status: ClassroomStatus;
  readonly max_score: number;
  readonly tests: readonly [ClassroomTest, ...ClassroomTest[]];
}

/** One test of a runner. */
export interface ClassroomTest {
  readonly name: string;
  readonly status: ClassroomStatus;
  readonly message: string;
  readonly score: number;
}

/** How a test ended. */
export type ClassroomStatus = 'pass' | 'fail' | 'error';

/** C3. */
export const encodedResult = (output: ClassroomOutput): string =>
  Buffer.from(JSON.stringify(output), 'utf8').toString('base64');

/** All results of a run have to fit into its environment. */
const LONGEST_MESSAGE = 2_000;

/** The result of one exercise (C1). */
export function classroomOutput({ checks, passed, maxPoints }: CheckReport): ClassroomOutput {
  const unit = checks.map((check) => check.maxPoints).reduce(commonDivisor);
  const [first, ...others] = checks.flatMap((check) => testsOf(check, unit));
  if (first === undefined) throw new Error('An exercise without checks has no result.');
  const isBroken = checks.every(({ status }) => status === 'error');
  return {
    version: 1,
    status: passed ? 'pass' : isBroken ? 'error' : 'fail',
    max_score: maxPoints,
    tests: [first, ...others],
  };
}

function testsOf({ title, status, message = '', maxPoints }: CheckResult, unit: number): ClassroomTest[] {
  const passes = status === 'pass';
  return Array.from({ length: maxPoints / unit }, (_, index) => ({
    name: plainText(title) + placeIn(maxPoints, unit, index),
    status: passes ? 'pass' : status === 'fail' ? 'fail' : 'error',
    message: index === 0 ? shortened(message) : '',
    score: passes ? unit : 0,
  }));
}

/** Which of the points of a check a test stands for. */
function placeIn(points: number, unit: number, index: number): string {
  if (points === unit) return '';
  const [from, to] = [index * unit + 1, (index + 1) * unit];
  return from === to ? ` (point ${from} of ${points})` : ` (points ${from} to ${to} of ${points})`;
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE
    ? message
    : `${message.slice(0, LONGEST_MESSAGE)} … (cut; the step has it all)`;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

/** What the summary of the run says of one exercise, as Markdown. */
export function summaryMarkdown(heading: string, { points, maxPoints, checks }: CheckReport): string {
  const rows = checks.map(({ title, status, points: got, maxPoints: most }) => {
    const reached = `${String(got)} of ${String(most)}`;
    return `| ${status === 'pass' ? '✓' : '✗'} ${title.replaceAll('|', '\\|')} | ${reached} |`;
  });
  const table = ['| Check | Points |', '| ----- | -----: |', ...rows].join('\n');
  return `### ${heading}: ${String(points)} of ${String(maxPoints)} points\n\n${table}\n\n`;
}
