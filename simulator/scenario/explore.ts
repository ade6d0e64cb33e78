// Explore: the same story in other orders, and the smallest schedule under which it goes wrong.
//
// Owns:   which schedules are tried, and making a failing one smaller.
// Never:  decides what must hold; whoever explores does.
//
// X1. First every single deviation, then seeded combinations of two and three, until the budget is spent.
// X2. A failing schedule is made smaller as long as it still fails, so each deviation that is left is needed.
// X3. A schedule that makes no sense, such as an event for an instance that does not exist yet, is no failure.

import { seededChoice } from '#core';
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
}

/** A run that can be run again under a schedule. */
export interface Explorable {
  readonly script: readonly Word[];
  /** Runs the words; `pick` chooses among work that is due at one instant. */
  run(words: readonly Word[], schedule: Schedule, pick: (count: number) => number): Promise<Scenario | undefined>;
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
  { holds, schedules = SCHEDULES, seed = 1 }: ExploreOptions,
): Promise<number> {
  const ties: number[] = [];
  const problem = async (schedule: Schedule): Promise<unknown> => {
    const again = await runUnder(run, schedule, schedule.length === 0 ? ties : []);
    return again && failureOf(async () => holds(again));
  };
  const undisturbed = await problem([]);
  if (undisturbed !== undefined) throw undisturbed as Error;
  const points = (await runUnder(run, [], []))?.crashPoints() ?? [];
  const single = deviations(run.script, ties, points);
  let tried = 1;
  for (const schedule of schedulesOf(single, seed)) {
    if (tried >= schedules) break;
    tried += 1;
    const reason = await problem(schedule);
    if (reason === undefined) continue;
    const smallest = await shrunk(schedule, problem);
    throw failed(run.script, smallest, (await problem(smallest)) ?? reason);
  }
  return tried;
}

/** Runs a schedule once more; undefined where it makes no sense (X3). `ties` takes how many things were due at each tie. */
export async function runUnder(run: Explorable, schedule: Schedule, ties: number[]): Promise<Scenario | undefined> {
  const words = wordsUnder(run.script, schedule);
  if (!words) return undefined;
  const choices = new Map(schedule.flatMap((one) => (one.kind === 'tie' ? [[one.at, one.choice] as const] : [])));
  let at = 0;
  return run.run(words, schedule, (count) => {
    ties.push(count);
    const choice = choices.get(at) ?? 0;
    at += 1;
    return Math.min(choice, count - 1);
  });
}

function deviations(
  script: readonly Word[],
  ties: readonly number[],
  points: ReturnType<Scenario['crashPoints']>,
): Deviation[] {
  const orders = ties.flatMap((count, at) =>
    Array.from({ length: count - 1 }, (_, index): Deviation => ({ kind: 'tie', at, choice: index + 1 })),
  );
  const inputs = inputsOf(script).flatMap((_, input): Deviation[] => [
    { kind: 'early', input },
    { kind: 'late', input },
    { kind: 'twice', input },
  ]);
  return [...inputs, ...orders, ...points.map((fault): Deviation => ({ kind: 'crash', fault }))];
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
async function shrunk(schedule: Schedule, problem: (schedule: Schedule) => Promise<unknown>): Promise<Schedule> {
  for (const [index] of schedule.entries()) {
    const smaller = schedule.filter((_, at) => at !== index);
    if (smaller.length > 0 && (await problem(smaller)) !== undefined) return shrunk(smaller, problem);
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

function failed(script: readonly Word[], schedule: Schedule, reason: unknown): CheckFailure {
  const text = reason instanceof Error ? reason.message : String(reason);
  return new CheckFailure(
    `the story to hold in every order, also when ${scheduleText(script, schedule)}`,
    `${text.replace(/\.$/, '')} (replay it with scenario.replay(${JSON.stringify(schedule)}))`,
  );
}
