// Explore: the same story under other schedules, and the smallest schedule under which it goes wrong.
//
// Owns:   which schedules are tried, and making a failing one smaller.
// Never:  decides what must hold; whoever explores does.
//
// X1. First every single deviation of the undisturbed run, then seeded combinations of two and three (`atOnce`), also of what
//     only a disturbed run has, until the budget is spent.
// X2. A failing schedule is made smaller as long as it still fails, so each deviation that is left is needed.
// X3. What at-least-once delivery can do to any app is tried unasked; a failure that Azure would not add is not, because it
//     changes what a right app comes to.
// X4. A schedule that makes no sense, such as an event for an instance that does not exist yet, is no failure.
// X5. An input between two moments is tried only where somebody asks for it: there are many moments, and early and late do
//     for most stories.
// X6. A scenario that was opened with a fault at one moment or a disturbance is not explored but looked at (scenario.ts):
//     whoever runs a story once for each crash would otherwise run it once for each pair.

import { seededChoice } from '#core';
import type { PickFirst } from '#core';
import { CheckFailure } from './check-failure.ts';
import { demandInputs, inputsOf, isOfInput, scheduleText, wordsUnder } from './schedule.ts';
import type { Deviation, Schedule } from './schedule.ts';
import type { Scenario } from './scenario.ts';
import type { Word } from './script.ts';

/** How a scenario is explored. */
export interface ExploreOptions {
  /**
   * What must hold at the end of every run, which differs from the story by the schedule; throws or rejects where it does not.
   * What it returns is not looked at.
   */
  readonly holds: (run: Scenario, schedule: Schedule) => unknown;
  /** The most runs that are tried; default 300. */
  readonly schedules?: number;
  /** The most deviations of one run; default 3. With 1 every deviation is tried by itself, and then it is over. */
  readonly atOnce?: number;
  /** Seeds the combinations; default 1. */
  readonly seed?: number;
  /** What goes wrong besides, one at a time: `activity fails` makes each activity throw in turn. Default nothing (X3). */
  readonly faults?: readonly 'activity fails'[];
  /** The kinds of deviation that are tried; default all but `after moment` (X5) and what `faults` does not ask for. */
  readonly only?: readonly Deviation['kind'][];
  /** Which inputs come early, late, twice or after a moment, by their place among the story's inputs, from 0; default all. */
  readonly inputs?: readonly number[];
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
const AT_ONCE = 3;
const DRAWS_IN_VAIN = 1_000;

/**
 * Explores a run.
 *
 * @returns how many schedules were tried.
 * @throws {CheckFailure} the smallest schedule under which it goes wrong, and how to replay it.
 * @throws {Error} `inputs` names one that the story does not have.
 */
export async function explore(
  run: Explorable,
  { holds, schedules = SCHEDULES, atOnce = AT_ONCE, seed = 1, ...choice }: ExploreOptions,
): Promise<number> {
  demandInputs(run.script, choice.inputs ?? []);
  const ties = noTies();
  const attempt = async (schedule: Schedule): Promise<Attempt | undefined> => {
    const again = await runUnder(run, schedule);
    return again && { run: again, reason: await failureOf(() => holds(again, schedule)) };
  };
  const told = await runUnder(run, [], ties);
  const known = told ? deviations(run.script, ties, told).filter((one) => isTried(one, choice)) : [];
  const reason = told && (await failureOf(() => holds(told, []))); // afterwards, since it may let time pass
  if (reason !== undefined) throw reason as Error;
  let tried = 1;
  for (const schedule of schedulesOf(known, { seed, atOnce })) {
    if (tried >= schedules) break;
    tried += 1;
    const found = await attempt(schedule);
    if (found)
      addUnknown(
        known,
        found.run.disturbancePoints().flatMap(({ disturbance }) => (isTried(disturbance, choice) ? [disturbance] : [])),
      );
    if (found?.reason === undefined) continue;
    const smallest = await shrunk(schedule, attempt);
    throw failed(run.script, smallest, (await attempt(smallest)) ?? found);
  }
  return tried;
}

/** A run under a schedule, and why something does not hold in it; no reason where all holds. */
interface Attempt {
  readonly run: Scenario;
  readonly reason: unknown;
}

/** X3, X5. */
function isTried(deviation: Deviation, { faults = [], only, inputs }: Omit<ExploreOptions, 'holds'>): boolean {
  const { kind } = deviation;
  if (isOfInput(deviation) && inputs && !inputs.includes(deviation.input)) return false;
  if (kind === 'activity fails' && faults.includes(kind)) return true;
  return only ? only.includes(kind) : kind !== 'activity fails' && kind !== 'after moment';
}

/** X1: a run that goes another way has messages and activities of its own, such as a second attempt. */
function addUnknown(known: Deviation[], found: readonly Deviation[]): void {
  const texts = new Set(known.map((one) => JSON.stringify(one)));
  known.push(...found.filter((one) => !texts.has(JSON.stringify(one))));
}

function noTies(): Ties {
  return { work: [], messages: [] };
}

/** Runs a schedule once more; undefined where it makes no sense (X4). `ties` takes how many things were due at each tie. */
export async function runUnder(run: Explorable, schedule: Schedule, ties = noTies()): Promise<Scenario | undefined> {
  const words = wordsUnder(run.script, schedule);
  if (!words) return undefined;
  return run.run(words, schedule, pickUnder(schedule, ties));
}

/** Chooses among what is due at one instant as a schedule says, in one run. */
export function pickUnder(schedule: Schedule, ties = noTies()): PickFirst {
  return (count, among) => {
    const kind = among === 'work' ? 'tie' : 'message order';
    const at = ties[among].push(count) - 1;
    const deviation = schedule.find((one) => one.kind === kind && one.at === at);
    return deviation && 'choice' in deviation ? Math.min(deviation.choice, count - 1) : 0;
  };
}

function deviations(script: readonly Word[], ties: Ties, told: Scenario): Deviation[] {
  const orders = (kind: 'tie' | 'message order', counts: readonly number[]) =>
    counts.flatMap((count, at) =>
      Array.from({ length: count - 1 }, (_, index): Deviation => ({ kind, at, choice: index + 1 })),
    );
  const points = told.crashPoints();
  const moments = points.flatMap(({ kind, moment }) =>
    kind === 'after' && typeof moment === 'number' ? [moment] : [],
  );
  const inputs = inputsOf(script).flatMap((_, input): Deviation[] => [
    { kind: 'early', input },
    { kind: 'late', input },
    { kind: 'twice', input },
    ...moments.map((moment): Deviation => ({ kind: 'after moment', input, moment })),
  ]);
  return [
    ...inputs,
    ...orders('tie', ties.work),
    ...points.map((fault): Deviation => ({ kind: 'crash', fault })),
    ...orders('message order', ties.messages),
    ...told.disturbancePoints().map(({ disturbance }) => disturbance),
  ];
}

/** X1. `known` may grow meanwhile. */
function* schedulesOf(
  known: readonly Deviation[],
  { seed, atOnce }: Required<Pick<ExploreOptions, 'seed' | 'atOnce'>>,
): Generator<Schedule> {
  for (const deviation of [...known]) yield [deviation];
  const choose = seededChoice(seed);
  const seen = new Set<string>();
  if (known.length < 2 || atOnce < 2) return;
  // Few deviations have few combinations: a run of draws in vain ends the search.
  for (let inVain = 0; inVain < DRAWS_IN_VAIN;) {
    const size = 2 + choose(atOnce - 1);
    const schedule = Array.from({ length: size }, () => known[choose(known.length)] as Deviation);
    const key = JSON.stringify(schedule);
    if (seen.has(key) || crashes(schedule) > 1) {
      inVain += 1;
      continue;
    }
    inVain = 0;
    seen.add(key);
    yield schedule;
  }
}

function crashes(schedule: Schedule): number {
  return schedule.filter(({ kind }) => kind === 'crash').length;
}

/** X2. */
async function shrunk(
  schedule: Schedule,
  attempt: (schedule: Schedule) => Promise<Attempt | undefined>,
): Promise<Schedule> {
  for (const [index] of schedule.entries()) {
    const smaller = schedule.filter((_, at) => at !== index);
    if (smaller.length > 0 && (await attempt(smaller))?.reason !== undefined) return shrunk(smaller, attempt);
  }
  return schedule;
}

async function failureOf(check: () => unknown): Promise<unknown> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What was expected of the run is said before the schedule, and what happened after it. */
function failed(script: readonly Word[], schedule: Schedule, { run, reason }: Attempt): CheckFailure {
  const text = reason instanceof Error ? reason.message : String(reason);
  const { expected, actual } = CheckFailure.partsOf(reason) ?? {
    expected: 'the story to hold under every schedule',
    actual: text,
  };
  return new CheckFailure(
    `${expected}, also when ${scheduleText(script, schedule, run.disturbancePoints())}`,
    `${actual.replace(/\.$/, '')} (replay it with scenario.replay(${JSON.stringify(schedule)}))`,
    run,
  );
}
