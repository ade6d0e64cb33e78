// Explore: the same story in other orders, and the smallest schedule under which it goes wrong.
//
// Owns:   which schedules are tried, and making a failing one smaller.
// Never:  decides what must hold; whoever explores does.
//
// X1. First every single deviation, then seeded combinations of two and three, until the budget is spent.
// X2. A failing schedule is made smaller as long as it still fails, so each deviation that is left is needed.
// X3. What at-least-once delivery can do to any app is tried unasked; a failure that Azure would not add is not, because it
//     changes what a right app comes to.
// X4. A schedule that makes no sense, such as an event for an instance that does not exist yet, is no failure.

import { seededChoice } from '#core';
import type { PickFirst } from '#core';
import { CheckFailure } from './check-failure.ts';
import { inputsOf, scheduleText, wordsUnder } from './schedule.ts';
import type { Deviation, Schedule } from './schedule.ts';
import type { Scenario } from './scenario.ts';
import type { Word } from './script.ts';

/** How a scenario is explored. */
export interface ExploreOptions {
  /** What must hold at the end of every run; throws where it does not. */
  readonly holds: (run: Scenario) => Promise<void> | void;
  /** The most runs that are tried; default 300. */
  readonly schedules?: number;
  /** Seeds the combinations; default 1. */
  readonly seed?: number;
  /** What goes wrong besides, one at a time: `activity fails` makes each activity throw in turn. Default nothing (X3). */
  readonly faults?: readonly 'activity fails'[];
}

/** How many things were due at each tie of a run, in order. */
export interface Ties {
  readonly work: number[];
  readonly messages: number[];
}

/** A run that can be run again under a schedule. */
export interface Explorable {
  readonly script: readonly Word[];
  /** Runs the words; `pick` chooses among what is due at one instant. */
  run(words: readonly Word[], schedule: Schedule, pick: PickFirst): Promise<Scenario | undefined>;
}

const SCHEDULES = 300;
const LARGEST = 3;

/**
 * Explores a run.
 *
 * @returns how many schedules were tried.
 * @throws {CheckFailure} the smallest schedule under which it goes wrong, and how to replay it.
 */
export async function explore(
  run: Explorable,
  { holds, schedules = SCHEDULES, seed = 1, faults = [] }: ExploreOptions,
): Promise<number> {
  const ties = noTies();
  const problem = async (schedule: Schedule): Promise<Problem | undefined> => {
    const again = await runUnder(run, schedule, schedule.length === 0 ? ties : noTies());
    const reason = again && (await failureOf(async () => holds(again)));
    return again && reason !== undefined ? { run: again, reason } : undefined;
  };
  const undisturbed = await problem([]);
  if (undisturbed) throw undisturbed.reason as Error;
  const told = await runUnder(run, [], noTies());
  const single = told ? deviations(run.script, ties, told).filter(({ kind }) => isTried(kind, faults)) : [];
  let tried = 1;
  for (const schedule of schedulesOf(single, seed)) {
    if (tried >= schedules) break;
    tried += 1;
    const found = await problem(schedule);
    if (!found) continue;
    const smallest = await shrunk(schedule, problem);
    throw failed(run.script, smallest, (await problem(smallest)) ?? found);
  }
  return tried;
}

/** A run in which something does not hold, and why. */
interface Problem {
  readonly run: Scenario;
  readonly reason: unknown;
}

function noTies(): Ties {
  return { work: [], messages: [] };
}

/** X3. */
function isTried(kind: Deviation['kind'], faults: ExploreOptions['faults'] & object): boolean {
  return kind !== 'activity fails' || faults.includes(kind);
}

/** Runs a schedule once more; undefined where it makes no sense (X4). `ties` takes how many things were due at each tie. */
export async function runUnder(run: Explorable, schedule: Schedule, ties = noTies()): Promise<Scenario | undefined> {
  const words = wordsUnder(run.script, schedule);
  if (!words) return undefined;
  return run.run(words, schedule, (count, among) => {
    const kind = among === 'work' ? 'tie' : 'message order';
    const at = ties[among].push(count) - 1;
    const deviation = schedule.find((one) => one.kind === kind && one.at === at);
    return deviation && 'choice' in deviation ? Math.min(deviation.choice, count - 1) : 0;
  });
}

function deviations(script: readonly Word[], ties: Ties, told: Scenario): Deviation[] {
  const orders = (kind: 'tie' | 'message order', counts: readonly number[]) =>
    counts.flatMap((count, at) =>
      Array.from({ length: count - 1 }, (_, index): Deviation => ({ kind, at, choice: index + 1 })),
    );
  const inputs = inputsOf(script).flatMap((_, input): Deviation[] => [
    { kind: 'early', input },
    { kind: 'late', input },
    { kind: 'twice', input },
  ]);
  return [
    ...inputs,
    ...orders('tie', ties.work),
    ...told.crashPoints().map((fault): Deviation => ({ kind: 'crash', fault })),
    ...orders('message order', ties.messages),
    ...told.disturbancePoints().map(({ disturbance }) => disturbance),
  ];
}

/** X1. */
function* schedulesOf(single: readonly Deviation[], seed: number): Generator<Schedule> {
  for (const deviation of single) yield [deviation];
  const choose = seededChoice(seed);
  const seen = new Set<string>();
  if (single.length < 2) return;
  // Few deviations have few combinations: a run of repetitions ends the search.
  for (let repeated = 0; repeated < 100;) {
    const size = 2 + choose(LARGEST - 1);
    const schedule = Array.from({ length: size }, () => single[choose(single.length)] as Deviation);
    const key = JSON.stringify(schedule);
    if (seen.has(key) || crashes(schedule) > 1) {
      repeated += 1;
      continue;
    }
    repeated = 0;
    seen.add(key);
    yield schedule;
  }
}

function crashes(schedule: Schedule): number {
  return schedule.filter(({ kind }) => kind === 'crash').length;
}

/** X2. */
async function shrunk(schedule: Schedule, problem: (schedule: Schedule) => Promise<Problem | undefined>): Promise<Schedule> {
  for (const [index] of schedule.entries()) {
    const smaller = schedule.filter((_, at) => at !== index);
    if (smaller.length > 0 && (await problem(smaller))) return shrunk(smaller, problem);
  }
  return schedule;
}

async function failureOf(check: () => Promise<void>): Promise<unknown> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error;
  }
}

function failed(script: readonly Word[], schedule: Schedule, { run, reason }: Problem): CheckFailure {
  const text = reason instanceof Error ? reason.message : String(reason);
  return new CheckFailure(
    `the story to hold in every order, also when ${scheduleText(script, schedule, run.disturbancePoints())}`,
    `${text.replace(/\.$/, '')} (replay it with scenario.replay(${JSON.stringify(schedule)}))`,
  );
}
