// Word options: the members that each word's options may have, for tests that are written without types.
//
// Owns:   the tables. A member that is not in one would do nothing, and the test would pass or fail for another reason.
// Never:  looks at words that are data: those of a script were said before. Checks and pages are written with types, so that
//         a playground does not carry this.

import { demandKnown, knownOptions } from '#core';
import type { Repeated } from '#core';
import type { Deployment, Deviation, ExploreOptions, HttpOptions, Scenario, Schedule, StubBehaviour } from '#scenario';

interface Taken {
  start: NonNullable<Parameters<Scenario['start']>[1]>;
  http: HttpOptions;
  stub: StubBehaviour;
  deploy: Deployment;
  explore: ExploreOptions;
  twice: { activity: string; message: string };
}

const OPTIONS: { readonly [Word in keyof Taken]: Readonly<Record<keyof Taken[Word], 1>> } = {
  start: { input: 1, instanceId: 1 },
  http: { body: 1, headers: 1, query: 1 },
  stub: { returns: 1, fails: 1, onlyFor: 1, after: 1, times: 1, takes: 1 },
  deploy: { files: 1, settings: 1, entryPoints: 1, esModuleInterop: 1, probes: 1 },
  explore: { holds: 1, schedules: 1, atOnce: 1, seed: 1, faults: 1, only: 1, inputs: 1 },
  twice: { activity: 1, message: 1 },
};

const KINDS: Readonly<Record<Deviation['kind'], 1>> = {
  early: 1,
  late: 1,
  twice: 1,
  'after moment': 1,
  tie: 1,
  'message order': 1,
  crash: 1,
  'message twice': 1,
  'activity twice': 1,
  'activity fails': 1,
};

/**
 * The options of a word.
 *
 * @throws {TypeError} a member is none of theirs.
 */
export function optionsOf<Options>(word: keyof Taken, options: Options): Options {
  return knownOptions(word, options, OPTIONS[word]);
}

/**
 * What is to come twice.
 *
 * @throws {TypeError} it is not one thing.
 */
export function repeatedOf(what: Repeated): Repeated {
  if (Object.keys(optionsOf('twice', what)).length !== 1)
    throw new TypeError('twice takes either "activity" or "message".');
  return what;
}

/**
 * How a scenario is to be explored.
 *
 * @throws {TypeError} `holds` is no function, or something is not known.
 */
export function exploreOf(options: ExploreOptions): ExploreOptions {
  const { holds, only = [], faults = [] } = optionsOf('explore', options);
  if (typeof holds !== 'function')
    throw new TypeError('explore needs "holds", a function that throws where a run is not as it must be.');
  demandKinds(only);
  demandKnown('fault', faults, ['activity fails']);
  return options;
}

/**
 * A schedule.
 *
 * @throws {TypeError} a kind of deviation is not known.
 */
export function scheduleOf(schedule: Schedule): Schedule {
  demandKinds(schedule.map(({ kind }) => kind));
  return schedule;
}

function demandKinds(kinds: readonly string[]): void {
  demandKnown('kind of deviation', kinds, Object.keys(KINDS));
}
