// Job process: grades one submission after the other, in a process of its own.
//
// Owns:   the host's side of grading: the checks, and the sealed worker of the submission that is graded. Where an instructor's own
//         checks are among them, it hands all of that on to a job that it guards (job-guard.ts).
// Never:  outlives the grader, and never decides which submission is next.

import { loadExercise } from '#exercises/catalog';
import type { Exercise } from '#exercises/define-exercise';
import { findOsSandbox, type OsSandbox } from '#worker/sealed/os-sandbox';
import type { RemoteWorker } from '#worker/remote-worker';
import { sealedWorker, type SealedOptions } from '#worker/sealed/sealed-process';
import { UsageError } from '../command.ts';
import { gradeSubmission, type ExerciseToGrade, type Grading } from './grade-submission.ts';
import type { GradedExercise } from './grades.ts';
import type { CheckWatch } from './hidden-check-run.ts';
import { hiddenChecks } from './hidden-checks.ts';
import { GUARDED, JobGuard } from './job-guard.ts';
import type { FromJob, JobSettings, ToJob } from './job-messages.ts';
import { sealedProgram } from './sealed-program.ts';

let grading: Grading | undefined;
let guard: JobGuard | undefined;
let spared: Readonly<Record<string, string>> = {};

process.on('message', (message: ToJob) => {
  if (message.kind === 'begin') beginOrGuard(message.settings);
  else if (guard) guard.grade(message.submission);
  else if (grading) {
    spared = message.spared ?? {};
    void gradeSubmission(message.submission, grading).then((grade) => tell({ kind: 'graded', grade }));
  }
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal. A job ends with the grader, which would take a job that is gone for a submission's doing.
process.on('SIGINT', () => undefined);
// What a hub leaves unhandled after an app has answered nonsense concerns the check that ran, which has an end of its own.
process.on('unhandledRejection', () => undefined);

function tell(message: FromJob): void {
  process.send?.(message);
}

function beginOrGuard(settings: JobSettings): void {
  if (settings.checks !== undefined && !process.argv.includes(GUARDED)) guard = new JobGuard(settings, tell);
  else void begin(settings);
}

/** What is said has left this process before the check runs, which may never let go of it. */
const watch: CheckWatch = {
  begins: (check) => new Promise((resolve) => process.send?.({ kind: 'check begins', check }, () => resolve())),
  ends: () => tell({ kind: 'check ends' }),
  whySpared: (check) => spared[check],
};

async function begin(settings: JobSettings): Promise<void> {
  try {
    const exercises: Graded[] = [];
    for (const slug of settings.slugs) exercises.push(await withHiddenChecks(slug, settings.checks));
    const [program, sandbox] = await Promise.all([sealedProgram(), findOsSandbox()]);
    const { scratch, exerciseMs } = settings;
    grading = { exercises, scratch, exerciseMs, startWorker: await workersOf({ program, sandbox }) };
    tell({ kind: 'begun', exercises: exercises.map(described), containment: containmentBy(sandbox) });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell({ kind: 'refused', sentence: error.message });
  }
}

/**
 * Makes the workers of submissions, of which the first is started at once.
 *
 * @throws {UsageError} it did not start: a submission would be judged for that.
 */
async function workersOf(options: SealedOptions): Promise<Grading['startWorker']> {
  let first: RemoteWorker | undefined = sealedWorker(options);
  await first.ready().catch((error: Error) => {
    throw new UsageError(
      `The process for submissions did not start, so nothing more is graded; --resume goes on from what is. ${error.message}`,
    );
  });
  return () => {
    const worker = first ?? sealedWorker(options);
    first = undefined;
    return worker;
  };
}

type Graded = ExerciseToGrade & { readonly hidden: ReadonlySet<string> };

async function withHiddenChecks(slug: string, folder: string | undefined): Promise<Graded> {
  const exercise = await loadExercise(slug);
  const added = folder === undefined ? [] : await hiddenChecks(folder, slug, { exercise, watch });
  const checks: Exercise['checks'] = [...exercise.checks, ...added];
  return { slug, exercise: { ...exercise, checks }, hidden: new Set(added.map(({ id }) => id)) };
}

function described({ slug, exercise, hidden }: Graded): GradedExercise {
  const checks = exercise.checks.map(({ id, title, points }) => ({
    id,
    title,
    maxPoints: points,
    ...(hidden.has(id) && { hidden: true }),
  }));
  return { slug, title: exercise.title, maxPoints: checks.reduce((sum, check) => sum + check.maxPoints, 0), checks };
}

function containmentBy(sandbox: OsSandbox | undefined): string[] {
  return [
    'Each submission ran in a process that got nothing of this environment and could write no file, start no process and read nothing but the SDK (Node.js permission model).',
    sandbox
      ? `The operating system kept that process from the network and from other processes (${sandbox.name}).`
      : 'The operating system offered no sandbox; the network was closed inside the process alone.',
  ];
}
