// Batch: a class of submissions, spread over jobs.
//
// Owns:   which job grades what, and what happens to a job that does not come back.
// Never:  looks into a submission; a job does.
//
// B1. Every submission gets a grade. One that takes its job down, or outlasts every limit, gets one that says so, and the next
//     one gets a new job.
// B2. The order of the grades is that of the submissions, whichever job was first.

import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../command.ts';
import { sumOf, ungraded, type GradedExercise, type SubmissionGrade } from './grades.ts';
import type { FromJob, JobSettings, ToJob } from './job-messages.ts';
import type { Submission } from './submissions.ts';

/** What is graded, and how. */
export interface Batch {
  readonly submissions: readonly Submission[];
  readonly settings: Omit<JobSettings, 'scratch'>;
  /** A folder of the grader's own, absolute; each job has one below it. */
  readonly scratch: string;
  /** How many submissions are graded at the same time. */
  readonly jobs: number;
  /** Told once, before the first grade. */
  readonly onBegin?: (begun: BatchBegin) => void;
  /** Told just before a submission is graded, and waited for. */
  readonly onNext?: (submission: Submission) => Promise<void>;
  /** Told whenever a submission has its grade, in no order. */
  readonly onGrade?: (grade: SubmissionGrade) => void;
}

/** What is known before the first grade. */
export interface BatchBegin {
  readonly exercises: readonly GradedExercise[];
  readonly containment: readonly string[];
}

const entry = fileURLToPath(new URL('./job-entry.js', import.meta.url));

/** The job itself reads files and sums up; this is for that, beside the limits of the exercises. */
const SLACK_MS = 30_000;

/**
 * Grades all of them.
 *
 * @returns the grades, in the order of the submissions (B2).
 * @throws {UsageError} the hidden checks are not as they should be.
 */
export async function gradeBatch(batch: Batch): Promise<SubmissionGrade[]> {
  const grades = new Map<string, SubmissionGrade>();
  const waiting = [...batch.submissions];
  let isBegun = false;
  const work = async (number: number): Promise<void> => {
    let job: Job | undefined;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        job ??= await Job.start({ ...batch.settings, scratch: join(batch.scratch, String(number)) });
        if (!isBegun) {
          isBegun = true;
          batch.onBegin?.(job.begun);
        }
        await batch.onNext?.(next);
        const grade = await job.grade(next);
        if (job.isGone) job = undefined;
        grades.set(next.name, grade);
        batch.onGrade?.(grade);
      }
    } finally {
      await job?.end();
    }
  };
  const jobs = Math.max(1, Math.min(batch.jobs, waiting.length));
  await Promise.all(Array.from({ length: jobs }, (_, number) => work(number)));
  return batch.submissions.flatMap(({ name }) => grades.get(name) ?? []);
}

/** One job's process. */
class Job {
  readonly #child: ChildProcess;
  readonly #settings: JobSettings;
  readonly #exited: Promise<void>;
  readonly begun: BatchBegin;
  isGone = false;

  private constructor(child: ChildProcess, settings: JobSettings, begun: BatchBegin) {
    this.#child = child;
    this.#settings = settings;
    this.begun = begun;
    this.#exited = new Promise((resolve) => {
      child.once('exit', () => {
        this.isGone = true;
        resolve();
      });
    });
  }

  static async start(settings: JobSettings): Promise<Job> {
    const env = { ...process.env, ...(settings.checks !== undefined && { DURABLE_WORKSHOP_CHECKS: settings.checks }) };
    const child = fork(entry, [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const answer = await ask(child, { kind: 'begin', settings });
    if (answer?.kind === 'begun') return new Job(child, settings, answer);
    child.kill('SIGKILL');
    if (answer?.kind === 'refused') throw new UsageError(answer.sentence);
    throw new Error('A job of the grader ended before it began.');
  }

  async grade(submission: Submission): Promise<SubmissionGrade> {
    const { slugs, exerciseMs } = this.#settings;
    const begin = performance.now();
    const timer = setTimeout(() => void this.end(), slugs.length * exerciseMs + SLACK_MS);
    const answer = await ask(this.#child, { kind: 'grade', submission });
    clearTimeout(timer);
    if (answer?.kind === 'graded') return answer.grade;
    await this.end();
    return this.#lost(submission, Math.round(performance.now() - begin));
  }

  /** Ends the process; it is gone afterwards. */
  async end(): Promise<void> {
    this.isGone = true;
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** B1. */
  #lost({ name }: Submission, durationMs: number): SubmissionGrade {
    const problem = 'The grader had to be ended while it graded this submission; look at what its code does.';
    const exercises = this.begun.exercises.map((exercise) => ungraded(exercise, 'refused', problem));
    return { name, ...sumOf(exercises), problem, passedOver: [], exercises, durationMs };
  }
}

/** Says something to a job, and waits for what it says to that; undefined where it ended instead. */
function ask(child: ChildProcess, message: ToJob): Promise<FromJob | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: FromJob | undefined): void => {
      child.off('message', onMessage).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: unknown): void => settle(answer as FromJob);
    const onExit = (): void => settle(undefined);
    child.once('message', onMessage).once('exit', onExit);
    child.send(message, () => undefined);
  });
}
