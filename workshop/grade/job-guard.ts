// Job guard: stands between the grader and a job that runs an instructor's own checks, since these may never come to an end.
//
// Owns:   the job's process; it ends one in which such a check has no end, and has a new one grade that submission without the check.
// Never:  looks at a grade. The grader hears of a guard what it hears of any job.
//
// W1. A check is ended after the time of a whole exercise and a little more: by then the job itself has stopped the app's worker, so
//     that nothing but the check can be at work.
// W2. A job that ends by itself while a check runs, such as for want of memory, was ended by the check.
// W3. A guard never leaves its job behind: it ends it with itself, and ends itself before the grader would.

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess } from '#worker/owned-processes';
import { ENDLESS } from './hidden-check-run.ts';
import type { FromJob, JobSettings, ToJob } from './job-messages.ts';
import type { Submission } from './submissions.ts';

const entry = fileURLToPath(new URL('./job-entry.js', import.meta.url));

/** What the job of a guard is started with, so that it has no guard itself. */
export const GUARDED = 'guarded';

/** W1. */
const GRACE_MS = 2_000;

/** W3. The grader waits for 30 seconds more than all exercises may take (batch.ts). */
const SLACK_MS = 25_000;

/** A job, and who hears what the grader is to hear. */
export class JobGuard {
  readonly #settings: JobSettings;
  readonly #tell: (message: FromJob) => void;
  #job: ChildProcess;
  #submission: Submission | undefined;
  #spared: Record<string, string> = {};
  #running: { readonly check: string; readonly timer: NodeJS.Timeout; isEndless: boolean } | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor(settings: JobSettings, tell: (message: FromJob) => void) {
    this.#settings = settings;
    this.#tell = tell;
    this.#job = this.#start();
  }

  grade(submission: Submission): void {
    const { slugs, exerciseMs } = this.#settings;
    this.#submission = submission;
    this.#spared = {};
    this.#deadline = setTimeout(() => process.exit(1), slugs.length * exerciseMs + SLACK_MS);
    this.#say({ kind: 'grade', submission });
  }

  #start(): ChildProcess {
    const job = fork(entry, [GUARDED], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    endWithThisProcess(job);
    job.on('message', (message) => this.#hear(message as FromJob));
    job.once('exit', (code, signal) => this.#ended(code === null ? ` (${String(signal)})` : `, with the code ${code}`));
    this.#job = job;
    this.#say({ kind: 'begin', settings: this.#settings });
    return job;
  }

  #say(message: ToJob): void {
    this.#job.send(message, () => undefined);
  }

  #hear(message: FromJob): void {
    if (message.kind === 'check begins') this.#watch(message.check);
    else if (message.kind === 'check ends') this.#forget();
    else if (message.kind === 'begun' && this.#submission) this.#gradeAgain(this.#submission);
    else {
      clearTimeout(this.#deadline);
      this.#submission = undefined;
      this.#tell(message);
    }
  }

  #watch(check: string): void {
    const timer = setTimeout(() => this.#end(), this.#settings.exerciseMs + GRACE_MS);
    this.#running = { check, timer, isEndless: false };
  }

  /** W1. */
  #end(): void {
    if (this.#running) this.#running.isEndless = true;
    this.#job.kill('SIGKILL');
  }

  #forget(): void {
    clearTimeout(this.#running?.timer);
    this.#running = undefined;
  }

  /** W2. What else ends a job is for the grader to tell. */
  #ended(how: string): void {
    if (!this.#running) process.exit(1);
    const { check, isEndless } = this.#running;
    this.#spared[check] = isEndless ? ENDLESS : `ended the grader's process${how}`;
    this.#forget();
    this.#start();
  }

  #gradeAgain(submission: Submission): void {
    this.#say({ kind: 'grade', submission, spared: this.#spared });
  }
}
