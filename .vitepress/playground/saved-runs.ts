// Saved runs: an open run as a file, and a run that was made of one.
//
// Owns:   what the hub does for Save run and Replay it.
// Never:  reads the text of a file: the page has read it (run-file.ts) before anybody can press Replay it.

import { capsuleOf, isAsSaved, sayAll, type RunCapsule } from '#scenario';
import type { FunctionWorker } from '#core';
import type { ReplayCommand, SaveCommand } from './session-messages.ts';
import { Timeline, type RunOptions } from './timeline.ts';

/** A run as the text of a file. */
export async function savedRun(run: Timeline, about: Pick<SaveCommand, 'exercise' | 'savedAt'>): Promise<string> {
  const origin = { ...run.options, exercise: about.exercise, savedAt: new Date(about.savedAt) };
  return `${JSON.stringify(await capsuleOf(run.scenario, origin), null, 2)}\n`;
}

/** A run that was made again. */
export interface ReplayedRun {
  readonly run: Timeline;
  /** Whether it has come to what the run had come to when it was saved. */
  readonly isAsSaved: boolean;
}

/**
 * Makes a saved run again.
 *
 * @param command `probes`: places in its files of which the records are to tell how often they were passed.
 * @throws {AppLoadError | WorkerUnresponsiveError} its app cannot be loaded.
 */
export async function replayedRun(
  { capsule, probes }: Pick<ReplayCommand, 'capsule' | 'probes'>,
  worker: FunctionWorker,
): Promise<ReplayedRun> {
  const run = new Timeline({
    ...runOptionsOf(capsule),
    app: { ...capsule.app, ...(probes ? { probes } : {}) },
    worker,
  });
  await sayAll(run.scenario, capsule.words);
  return { run, isAsSaved: await isAsSaved(capsule, run.scenario) };
}

/** What the run is made of beside its words. */
function runOptionsOf({
  app,
  seed,
  startMs,
  fault,
  disturbances,
  schedule,
  otherWorld,
}: RunCapsule): Omit<RunOptions, 'worker'> {
  return {
    ...{ app, seed, startMs, fault, disturbances },
    ...(schedule ? { schedule } : {}),
    ...(otherWorld === undefined ? {} : { otherWorld }),
  };
}
