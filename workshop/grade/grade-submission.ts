// Grade submission: one submission from its files to its grade.
//
// Owns:   the order of things: bring the files, find the exercises, run each one's checks over it in a sealed worker.
// Never:  fails because of a submission. Whatever is wrong with one is a sentence in its grade.
//
// R1. Checks, stubs, ledger and verdict are in this process; the app is in the worker's. Nothing of a submission is imported here.
// R2. All exercises of a submission share one worker; one that was ended is started again for the next check.
// R3. An exercise has a limit of real time. What had passed by then counts.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppLoadError, type FunctionWorker } from '#core';
import type { Exercise } from '#exercises/define-exercise';
import { runChecks, type CheckReport } from '#exercises/run-checks';
import { readAppFolder } from '#worker/node/app-folder';
import { noticeLine } from '../check-report.ts';
import { deployNotices, notLoaded } from './app-notices.ts';
import { SubmissionError, type PlainFiles } from './bringing.ts';
import { findExercises, type FoundExercises } from './find-exercises.ts';
import { sumOf, ungraded, type ExerciseGrade, type SubmissionGrade } from './grades.ts';
import { isAsHandedOut } from './handed-out.ts';
import { linkSentences, nothingFound } from './nothing-found.ts';
import { isZip, notOpened } from './packed.ts';
import { bringFolder, bringZip } from './plain-files.ts';
import type { Submission } from './submissions.ts';
import { timeOverProblem } from './time-over.ts';

/** An exercise with everything that it is graded by. */
export interface ExerciseToGrade {
  readonly slug: string;
  readonly exercise: Exercise;
}

/** What grading needs. */
export interface Grading {
  readonly exercises: readonly ExerciseToGrade[];
  /** A folder of the grader's own, absolute; it is emptied. */
  readonly scratch: string;
  /** Starts a worker for one submission. */
  readonly startWorker: () => FunctionWorker;
  /** Real time for one exercise, in milliseconds (R3). */
  readonly exerciseMs: number;
}

/** Grades one submission. */
export async function gradeSubmission(submission: Submission, grading: Grading): Promise<SubmissionGrade> {
  const begin = performance.now();
  const rows = await rowsOf(submission, grading);
  return {
    name: submission.name,
    ...sumOf(rows.exercises),
    ...rows,
    durationMs: Math.round(performance.now() - begin),
  };
}

type Rows = Pick<SubmissionGrade, 'problem' | 'passedOver' | 'exercises'>;

async function rowsOf(submission: Submission, grading: Grading): Promise<Rows> {
  const folder = join(grading.scratch, 'files');
  try {
    await rm(grading.scratch, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const files = await bring(submission, folder);
    const found = await findExercises(
      { folder, paths: [...files.paths, ...files.unreadable.keys()].sort(), name: submission.name },
      grading.exercises.map(({ slug }) => slug),
    );
    const isEmpty = files.paths.length === 0 && files.unreadable.size === 0;
    if (isEmpty && files.notUnpacked.length > 0) throw new SubmissionError(files.notUnpacked.slice(0, 3).join(' '));
    const passedOver = [...files.passedOver, ...found.passedOver];
    const onNotLoaded = (sentences: readonly string[]) => void passedOver.push(...sentences);
    const exercises = await gradeAll({ folder, files, found, onNotLoaded }, grading);
    const problem = found.folders.size === 0 ? { problem: nothingFound(files, found) } : {};
    return { ...problem, passedOver, exercises };
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    return refusal(error.message, grading.exercises);
  } finally {
    await rm(grading.scratch, { recursive: true, force: true });
  }
}

/** The grade of a submission of which nothing could be run. */
export function refusal(problem: string, exercises: readonly ExerciseToGrade[]): Rows {
  return { problem, passedOver: [], exercises: exercises.map((one) => nothingRan(one, 'refused', problem)) };
}

async function bring({ kind, path }: Submission, to: string): Promise<PlainFiles> {
  if (kind === 'link')
    throw new SubmissionError('It is a link, and links are not followed; hand in the folder itself.');
  if (kind === 'archive') throw new SubmissionError(`It ${notOpened(path)}.`);
  if (kind === 'source')
    throw new SubmissionError("It is a single file; hand in the exercise's whole folder, or a .zip of it.");
  try {
    return await (kind === 'zip' ? bringZip(path, to) : bringFolder(path, to));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof SubmissionError || code === undefined) throw error;
    throw new SubmissionError(`It cannot be read (${code}); look at its name and at who may read it.`);
  }
}

interface BroughtSubmission {
  readonly folder: string;
  readonly files: PlainFiles;
  readonly found: FoundExercises;
  /** Told of an app's files that were not loaded. */
  readonly onNotLoaded: (sentences: readonly string[]) => void;
}

async function gradeAll(brought: BroughtSubmission, grading: Grading): Promise<ExerciseGrade[]> {
  const workers = new Workers(grading.startWorker);
  try {
    const grades: ExerciseGrade[] = [];
    for (const one of grading.exercises) grades.push(await gradeExercise(one, brought, { workers, ...grading }));
    return grades;
  } finally {
    await workers.stop();
  }
}

async function gradeExercise(
  one: ExerciseToGrade,
  { folder, files, found, onNotLoaded }: BroughtSubmission,
  { workers, exerciseMs }: { workers: Workers; exerciseMs: number },
): Promise<ExerciseGrade> {
  const at = found.folders.get(one.slug);
  if (at === undefined) return nothingRan(one, 'missing', 'The submission does not hold this exercise.');
  const links = linkSentences(files.links.filter((path) => isOfApp(path, at)));
  const passedOver = [...(found.copies.get(one.slug) ?? []), ...links];
  const place = { folder: at, ...(passedOver.length > 0 && { passedOver }) };
  const damaged = [...files.unreadable].find(([path]) => isOfApp(path, at));
  if (damaged) return { ...nothingRan(one, 'refused', damaged[1]), ...place };
  try {
    const appFolder = join(folder, at);
    const read = await readAppFolder(appFolder, { except: ['**/*.zip/**'] });
    onNotLoaded(notLoaded(read, at));
    const { app } = read;
    const { report, notices, isCut } = await judge({ ...one, app, at }, workers, exerciseMs);
    return {
      slug: one.slug,
      outcome: report.passed ? 'passed' : 'failed',
      points: report.points,
      maxPoints: report.maxPoints,
      ...place,
      ...(isAsHandedOut(one.slug, app) && { untouched: true }),
      ...(isCut && { problem: timeOverProblem(exerciseMs) }),
      checks: report.checks,
      notices: [...notices, ...(await deployNotices(appFolder, read))],
      durationMs: report.durationMs,
    };
  } catch (error) {
    if (!(error instanceof AppLoadError)) throw error;
    const sentence = error.message.replaceAll(`${folder}/`, '').replaceAll(folder, 'the submission');
    return { ...nothingRan(one, 'refused', [...links, sentence].join(' ')), ...place };
  }
}

/** Whether a file lies in an app, and in no zip that lies in the app. */
function isOfApp(path: string, at: string): boolean {
  if (at !== '.' && !path.startsWith(`${at}/`)) return false;
  const below = at === '.' ? path : path.slice(at.length + 1);
  return !below.split('/').slice(0, -1).some(isZip);
}

type JudgedApp = ExerciseToGrade & { readonly app: Parameters<typeof runChecks>[0]['app']; readonly at: string };

async function judge(
  { slug, exercise, app, at }: JudgedApp,
  workers: Workers,
  exerciseMs: number,
): Promise<{ report: CheckReport; notices: readonly string[]; isCut: boolean }> {
  const notices = new Set<string>();
  let isCut = false;
  const timer = setTimeout(() => {
    isCut = true;
    void workers.stop();
  }, exerciseMs);
  try {
    const report = await runChecks({
      slug,
      exercise,
      app,
      appName: at,
      worker: workers.current(),
      onResult: (_result, noticed) => noticed.forEach((notice) => notices.add(noticeLine(notice))),
    });
    return { report, notices: [...notices], isCut };
  } finally {
    clearTimeout(timer);
  }
}

/** The worker of a submission (R2); one that was stopped because its time was over is followed by another. */
class Workers {
  readonly #start: () => FunctionWorker;
  #worker: FunctionWorker | undefined;

  constructor(start: () => FunctionWorker) {
    this.#start = start;
  }

  current(): FunctionWorker {
    return (this.#worker ??= this.#start());
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.stop();
  }
}

function nothingRan(
  { slug, exercise }: ExerciseToGrade,
  outcome: 'missing' | 'refused',
  problem: string,
): ExerciseGrade {
  const maxPoints = exercise.checks.reduce((sum, { points }) => sum + points, 0);
  return ungraded({ slug, maxPoints }, outcome, problem);
}
