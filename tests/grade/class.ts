// Class: grades for the tests of reports, written by hand, and one that a run brings.

import { appSources, loadExercise } from '../../exercises/catalog.ts';
import { runChecks } from '../../exercises/run-checks.ts';
import type { CheckResult, CheckStatus } from '../../exercises/run-checks.ts';
import { inProcessWorker } from '../../simulator/worker/in-process.ts';
import { sumOf } from '../../workshop/grade/grades.ts';
import type { ExerciseGrade, GradedExercise, Grades, SubmissionGrade } from '../../workshop/grade/grades.ts';

/** Two exercises with a hidden check in the second one. */
export const exercises: readonly GradedExercise[] = [
  {
    slug: '01-chaining',
    title: 'Chain `yield`s',
    maxPoints: 10,
    checks: [
      { id: 'in-order', title: 'The activities run in order', maxPoints: 4 },
      { id: 'output', title: 'The **output** is `done`', maxPoints: 6 },
    ],
  },
  {
    slug: '04-approval-orchestrator',
    title: 'Wait for an approval',
    maxPoints: 10,
    checks: [
      { id: 'approves', title: 'A yes approves', maxPoints: 5 },
      { id: 'timeout', title: 'An hour without an answer rejects', maxPoints: 3 },
      { id: 'secret', title: 'A second answer changes nothing', maxPoints: 2, hidden: true },
    ],
  },
];

/** A failure of several lines, as a check tells it. */
export const MESSAGE = [
  'Expected order-1 to be Completed, but it is Failed.',
  'src/functions/orders.ts:8: Orders threw: contxt is not defined',
  'The story:',
  '  0:00:00 start Orders as order-1',
].join('\n');

/** What became of an exercise: the checks that failed, and with what message. */
export interface Ending {
  readonly failed?: readonly string[];
  readonly status?: CheckStatus;
  readonly message?: string;
  readonly outcome?: 'missing' | 'refused';
  readonly problem?: string;
  readonly notices?: readonly string[];
  readonly untouched?: boolean;
}

/** A submission in which every check passes, but for what is said. */
export function submission(
  name: string,
  endings: Readonly<Record<string, Ending>> = {},
  more: Partial<Pick<SubmissionGrade, 'problem' | 'passedOver'>> = {},
): SubmissionGrade {
  const graded = exercises.map((exercise) => gradeOf(exercise, endings[exercise.slug] ?? {}));
  return { name, ...sumOf(graded), passedOver: [], exercises: graded, durationMs: 2_468, ...more };
}

function gradeOf({ slug, maxPoints, checks }: GradedExercise, ending: Ending): ExerciseGrade {
  const { outcome, problem, notices = [], untouched } = ending;
  const common = { slug, maxPoints, notices, durationMs: 1_234 };
  if (outcome) return { ...common, outcome, points: 0, checks: [], ...(problem === undefined ? {} : { problem }) };
  const results = checks.map((check): CheckResult => {
    const { id, title } = check;
    if (!ending.failed?.includes(id)) {
      return { id, title, status: 'pass', points: check.maxPoints, maxPoints: check.maxPoints };
    }
    const { status = 'fail', message = MESSAGE } = ending;
    return { id, title, status, points: 0, maxPoints: check.maxPoints, message };
  });
  return {
    ...common,
    outcome: results.every(({ status }) => status === 'pass') ? 'passed' : 'failed',
    points: results.reduce((sum, { points }) => sum + points, 0),
    folder: 'exercises/' + slug,
    ...(untouched ? { untouched } : {}),
    checks: results,
  };
}

/** The grades of these submissions, in the order of their names. */
export function classOf(...submissions: readonly SubmissionGrade[]): Grades {
  return {
    format: 'durable-functions-workshop-grades',
    version: 1,
    workshop: '0.1.0',
    exercises,
    submissions: [...submissions].sort((one, other) => (one.name < other.name ? -1 : 1)),
    containment: ['Each submission ran in a process of its own.'],
  };
}

/** Ada passes, Ben and Cem fail in the same way, Dora handed in half, and Eve's app was ended. */
export const smallClass: Grades = classOf(
  submission('ada'),
  submission('ben', {
    '04-approval-orchestrator': { failed: ['timeout', 'secret'], notices: ['Use `context.df.currentUtcDateTime`.'] },
  }),
  submission('cem', { '04-approval-orchestrator': { failed: ['timeout'] } }),
  submission(
    'dora',
    { '04-approval-orchestrator': { outcome: 'missing', problem: 'There is no 04-approval-orchestrator in it.' } },
    { passedOver: ['node_modules was passed over.'] },
  ),
  submission('eve', {
    '01-chaining': { failed: ['in-order', 'output'], status: 'error', message: 'src/a.ts:1: Unexpected token' },
    '04-approval-orchestrator': { outcome: 'refused', problem: 'It was ended after 60 seconds.' },
  }),
);

/** What hostile names and messages are made of. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  `"'><b>&amp;`,
  '](javascript:alert(1)) `` ` ``` ![x](//evil.example/x)',
  '\u202Egnp.exe\u202C \u0000\u001b[31mred\u001b[0m\u0008\uD800\uFFFF',
  '# heading\n- list\n1. one\n<!-- -->\n]]> www.evil.example https://evil.example a@evil.example',
].join('\n');

/** Grades in which everything that a submission can say is hostile. */
export const hostileClass: Grades = classOf(
  submission(
    HOSTILE,
    {
      '01-chaining': { failed: ['output'], message: HOSTILE, notices: [HOSTILE] },
      '04-approval-orchestrator': { outcome: 'refused', problem: HOSTILE },
    },
    { passedOver: [HOSTILE], problem: HOSTILE },
  ),
  submission('=cmd|calc', { '01-chaining': { failed: ['in-order'], message: '=1+1' } }),
);

/** What a run of the checks brings for an app with a mistake. */
export async function gradedMistake(slug: string, mistake: string): Promise<Grades> {
  const exercise = await loadExercise(slug);
  const worker = inProcessWorker();
  const report = await runChecks({ exercise, slug, appName: mistake, app: appSources(slug, { mistake }), worker });
  await worker.stop();
  const { points, maxPoints, checks, durationMs } = report;
  const grade: ExerciseGrade = { slug, outcome: 'failed', points, maxPoints, checks, notices: [], durationMs };
  const known = exercise.checks.map(({ id, title, points: most }) => ({ id, title, maxPoints: most }));
  return {
    ...classOf({ name: 'fay', points, maxPoints, passedOver: [], exercises: [grade], durationMs }),
    exercises: [{ slug, title: exercise.title, maxPoints, checks: known }],
  };
}
