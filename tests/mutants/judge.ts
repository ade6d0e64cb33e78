// Judge: one worker, and the checks of an exercise over one app after the other.
//
// Owns:   how long a check may take. A mutant can keep a hub busy for hours, with one more moment after every moment.
// Never:  decides what a check says. `runChecks` is what everybody's app goes through.

import { AppLoadError } from '#core';
import type { AppSources, FunctionWorker } from '#core';
import type { Check, Exercise } from '#exercises/define-exercise';
import { runChecks } from '#exercises/run-checks';
import type { CheckResult } from '#exercises/run-checks';
import { Scenario } from '#scenario';

/** A check that was not passed, and how it ended. */
export type FailedCheck = Pick<CheckResult, 'id' | 'status'>;

/** A check over a mutant may take this long, and so many times as long as over the solution. */
const PATIENCE_MS = 20_000;
const PATIENCE_TIMES = 10;

/** Judges apps, one at a time. */
export class Judge {
  readonly #exercise: Exercise;
  readonly #slug: string;
  readonly #start: () => FunctionWorker;
  #worker: FunctionWorker;

  /** @param start gives a worker that can be ended; called again after one was. */
  constructor(slug: string, exercise: Exercise, start: () => FunctionWorker) {
    this.#slug = slug;
    this.#exercise = exercise;
    this.#start = start;
    this.#worker = start();
  }

  /** Whether the app is not refused. Other failures, such as a loop without end, are the checks' to report. */
  async loads(app: AppSources): Promise<boolean> {
    try {
      await Scenario.open({ app, worker: this.#worker }).load();
      return true;
    } catch (error) {
      return !(error instanceof AppLoadError);
    }
  }

  /**
   * The first check that the app does not pass; those after it are not run.
   *
   * @param usualMs how long each check takes over the solution, by ID; a check that is not in it has no limit.
   */
  async firstFailed(app: AppSources, usualMs: ReadonlyMap<string, number>): Promise<FailedCheck | undefined> {
    for (const check of this.#exercise.checks) {
      const { status } = await this.#run(check, app, usualMs.get(check.id));
      if (status !== 'pass') return { id: check.id, status };
    }
    return undefined;
  }

  /**
   * How long each check takes over the solution, in milliseconds by ID.
   *
   * @throws {Error} it does not pass one.
   */
  async usualMs(solution: AppSources): Promise<ReadonlyMap<string, number>> {
    const usual = new Map<string, number>();
    for (const check of this.#exercise.checks) {
      const { status, durationMs } = await this.#run(check, solution, undefined);
      if (status !== 'pass') throw new Error(`The solution of ${this.#slug} does not pass ${check.id}.`);
      usual.set(check.id, durationMs);
    }
    return usual;
  }

  /** Ends the worker. */
  async stop(): Promise<void> {
    await this.#worker.stop();
  }

  async #run(check: Check, app: AppSources, usualMs: number | undefined) {
    const worker = this.#worker;
    let isOver = false;
    // Without its worker the check ends at once, with an error.
    const end = () => {
      isOver = true;
      void worker.stop();
    };
    const limit = usualMs === undefined ? undefined : setTimeout(end, PATIENCE_MS + PATIENCE_TIMES * usualMs);
    const exercise: Exercise = { ...this.#exercise, checks: [check] };
    const report = await runChecks({ exercise, slug: this.#slug, app, appName: 'mutant', worker });
    clearTimeout(limit);
    if (isOver) this.#worker = this.#start();
    return {
      status: isOver ? 'timeout' : (report.checks[0]?.status ?? 'error'),
      durationMs: report.durationMs,
    } as const;
  }
}
