// Capsule: a run as one small JSON file, from which it can be made again anywhere.
//
// Owns:   what is in such a file, how it is made of a scenario, and how a scenario is made of it.
// Never:  reads text that somebody brings (capsule-reader.ts).
//
// C1. A run is a value: the app, the words that were said to it in order, what goes wrong, the seed and the start of the clock.
//     A capsule is all of these and nothing else that a run depends on. So the replay has the same records, byte for byte.
// C2. What was put beside the app, settings and crashes are words.
// C3. Under a schedule the words are those that were said under it; of its deviations only the others are still to be made.
// C4. A file of an older version stays readable. Whoever changes what a word means or holds begins a new version.

import { chanceOf, inOtherWorld } from '#core';
import type { AppSources, Disturbance, Fault, FunctionWorker } from '#core';
import { disturbedBy } from './rerun.ts';
import type { ScenarioOptions } from './scenario-shapes.ts';
import { Scenario } from './scenario.ts';
import type { Schedule } from './schedule.ts';
import type { Word } from './script.ts';

/** What the file says it is. */
export const CAPSULE_KIND = 'durable-functions-workshop/run';

/** The version that is written. */
export const CAPSULE_VERSION = 1;

/** A saved run. */
export interface RunCapsule {
  readonly kind: typeof CAPSULE_KIND;
  readonly version: typeof CAPSULE_VERSION;
  /** The folder name of the exercise in whose playground it was saved. */
  readonly exercise?: string;
  /** When it was saved, as ISO text. */
  readonly savedAt: string;
  readonly seed: number;
  /** When its clock begins, in milliseconds since the Unix epoch. */
  readonly startMs: number;
  /** When the worker dies, beside the crashes among the words. */
  readonly fault?: Fault;
  readonly disturbances?: readonly Disturbance[];
  /** What else is different from the order of the words (C3). */
  readonly schedule?: Schedule;
  /** The world in which its orchestrators are, where it is another one. */
  readonly otherWorld?: number;
  readonly app: AppSources;
  /** What was said, in order. */
  readonly words: readonly Word[];
  /** A short hash of what the run came to ({@link isAsSaved}). */
  readonly cameTo?: string;
}

/** What a capsule needs to know beside the scenario itself. */
export interface CapsuleOrigin extends Pick<ScenarioOptions, 'app' | 'seed' | 'fault' | 'disturbances'> {
  readonly schedule?: Schedule | undefined;
  readonly otherWorld?: number | undefined;
  readonly exercise?: string | undefined;
  readonly savedAt: Date;
}

/**
 * A run as a value that survives JSON.
 *
 * @param scenario as it is now; nothing was said to it between two moments, and no `pick` chose among what is due but that of the schedule.
 */
export async function capsuleOf(scenario: Scenario, origin: CapsuleOrigin): Promise<RunCapsule> {
  const { exercise, savedAt, app, seed = 1, fault, disturbances, schedule, otherWorld } = origin;
  return {
    kind: CAPSULE_KIND,
    version: CAPSULE_VERSION,
    ...(exercise === undefined ? {} : { exercise }),
    savedAt: savedAt.toISOString(),
    seed,
    startMs: scenario.startMs,
    ...(fault ? { fault } : {}),
    ...(disturbances ? { disturbances } : {}),
    ...(schedule ? { schedule } : {}),
    ...(otherWorld === undefined ? {} : { otherWorld }),
    app: withoutProbes(app),
    words: scenario.script,
    cameTo: await outcomeHash(scenario),
  };
}

/** The sources of a run. What is told of its source while it runs (probes) is no part of it: whoever opens it asks anew. */
export function withoutProbes({ files, entryPoints, settings, esModuleInterop }: AppSources): AppSources {
  return {
    files,
    entryPoints,
    ...(settings ? { settings } : {}),
    ...(esModuleInterop === undefined ? {} : { esModuleInterop }),
  };
}

/** What a scenario is opened with to be the run of a capsule; its words are still to be said. */
export function worldOf(capsule: RunCapsule, worker: FunctionWorker): ScenarioOptions {
  const { app, seed, startMs, fault, disturbances, schedule, otherWorld } = capsule;
  return {
    ...{ app, seed, startMs, fault, disturbances },
    ...(schedule ? disturbedBy(schedule) : {}),
    worker: otherWorld === undefined ? worker : inOtherWorld(worker, otherWorld),
  };
}

/**
 * Says words that were said before. What was refused is refused again.
 *
 * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded.
 */
export async function sayAll(scenario: Scenario, words: readonly Word[]): Promise<void> {
  for (const word of words) await scenario.say(word).catch(() => undefined);
  await scenario.load();
}

/**
 * Makes the run of a capsule again (C1).
 *
 * @returns the scenario at the end of the run.
 * @throws {AppLoadError | WorkerUnresponsiveError} its app cannot be loaded.
 */
export async function openCapsule(capsule: RunCapsule, { worker }: Pick<ScenarioOptions, 'worker'>): Promise<Scenario> {
  const scenario = Scenario.open(worldOf(capsule, worker));
  await sayAll(scenario, capsule.words);
  return scenario;
}

/**
 * Whether a replay came to what the run had come to when it was saved: the same status and history of every instance, byte for byte,
 * and the same activities. It does not where the simulator has been changed since, or where the file was.
 */
export async function isAsSaved(capsule: RunCapsule, replay: Scenario): Promise<boolean> {
  return capsule.cameTo === undefined || capsule.cameTo === (await outcomeHash(replay));
}

async function outcomeHash(run: Scenario): Promise<string> {
  const instances = await run.instances();
  const histories = await Promise.all(instances.map(({ instanceId }) => run.history(instanceId)));
  const outcome = JSON.stringify([run.now(), instances, histories, await run.ledger()]);
  return (chanceOf(outcome)() >>> 0).toString(16).padStart(8, '0');
}
