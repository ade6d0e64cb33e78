// Race explorer: the words of a run under other schedules, with the learner's app and with the reference solution beside it.
//
// Owns:   what must hold under every schedule, and what is reported where it does not.
// Never:  chooses schedules or makes them smaller (simulator/scenario/explore.ts), or disturbs the run that is open.
//
// R1. What must hold: my app comes to what the reference comes to. Whoever may win a race there, may win it here: under the same
//     inputs every order of what is due at once counts, because the two apps may have other things due at once.
// R2. What counts as the same: status and output of every instance that a client has started, and the activities with their inputs,
//     repeated starts left out. How an app divides its work is its own affair: where the two differ undisturbed, in activities or
//     at all, that is said, and no difference of that kind counts.
// R3. Without a reference no instance may fail.
// R4. After the words as much time passes again as they took: what came late has its time, too.

import type { AppSources, FunctionWorker } from '#core';
import { CheckFailure, isOfInput, Scenario, scheduleText } from '#scenario';
import type { RunEnd, Schedule, ScenarioOptions, Word } from '#scenario';
import { isSameOutcome, outcomeDifference, outcomeOf } from './race-outcome.ts';
import type { Expected, Shortfall } from './race-outcome.ts';
import type { Progress } from './session-messages.ts';
import { inputsAndTime } from './timeline.ts';

/** What was compared: both, or what was left after R2; without a reference, that nothing fails. */
export type Demand = 'outcome and effects' | 'outcome' | 'nothing fails';

/** A schedule under which the demand does not hold. */
export interface Race {
  readonly schedule: Schedule;
  /** The schedule in words. */
  readonly text: string;
  /** What my app came to, and what was to be expected; a sentence. */
  readonly difference: string;
  /** What it takes to make the run again: how it was begun, all that was said, and after the schedule as much time again (R4). */
  readonly idSeed: number | undefined;
  readonly startMs: number | undefined;
  readonly words: readonly Word[];
  readonly ms: number;
  readonly expected: Expected | null;
}

/** What exploring brought. */
export interface RaceReport {
  readonly demand: Demand;
  readonly seed: number;
  /** How many schedules were tried, the undisturbed run included. */
  readonly tried: number;
  /** It was ended before everything was tried. */
  readonly isStopped: boolean;
  /** The smallest that was found; null where the demand held in all. */
  readonly race: Race | null;
  /** What differs from the reference already in the undisturbed run; null where nothing does. */
  readonly undisturbed: string | null;
}

/** What is explored, and how. */
export interface ExplorerOptions {
  /** What the run was begun with. */
  readonly begun: Pick<ScenarioOptions, 'app' | 'seed' | 'startMs'>;
  readonly words: readonly Word[];
  readonly reference: AppSources | null;
  /** Seeds the choice of schedules; the ids of a run have a seed of their own. */
  readonly seed: number;
  /** The most that are tried. */
  readonly schedules: number;
  readonly startWorker: () => FunctionWorker;
  readonly onProgress: (progress: Progress) => void;
  /** Whether it is to end. */
  readonly isEnough: () => boolean;
}

/** Of the reference: how many orders of what is due at once are looked at, for one and the same inputs. */
const ORDERS = 40;

/** Explores a run. */
export async function exploreRaces(options: ExplorerOptions): Promise<RaceReport> {
  const { begun, words, reference: app } = options;
  const workers = [options.startWorker(), options.startWorker()] as const;
  try {
    const mine = await told({ ...begun, worker: workers[0] }, words);
    const reference = app && (await told({ ...begun, app, worker: workers[1] }, words));
    const ending = endingOf(mine);
    return await explored(mine, reference && new Reference(reference, ending), options);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** The words, said to an app. */
async function told(options: ScenarioOptions, words: readonly Word[]): Promise<Scenario> {
  const scenario = Scenario.open(options);
  for (const word of inputsAndTime(words)) await scenario.say(word).catch(() => undefined); // what was refused is refused again
  await scenario.load();
  return scenario;
}

async function explored(
  mine: Scenario,
  reference: Reference | null,
  { begun, seed, schedules, onProgress, isEnough }: ExplorerOptions,
): Promise<RaceReport> {
  const ending = endingOf(mine);
  const told = { idSeed: begun.seed, startMs: begun.startMs, words: mine.script, ms: mine.now() };
  const { demand, undisturbed } = reference ? await demandOf(ending, mine, reference) : noReference;
  let tried = 0;
  let race: Race | null = null;
  const holds = async (run: Scenario, schedule: Schedule): Promise<void> => {
    if (isEnough()) throw enough;
    tried += 1;
    onProgress({ done: Math.min(tried, schedules), of: schedules });
    const shortfall = await ending(run).then(
      (outcome) => shortfallIn(outcome, schedule, demand, reference),
      (error: unknown) => ({ text: error instanceof Error ? error.message : String(error), expected: null }), // it never ends
    );
    if (!shortfall) return;
    const { text: difference, expected } = shortfall;
    race = { schedule, text: textOf(mine, schedule, run), difference, ...told, expected };
    throw new CheckFailure(difference, '');
  };
  // The last schedule that fails is the smallest: it is run once more, to say what is wrong.
  await mine.explore({ schedules, seed, holds }).catch((error: unknown) => {
    if (!race && !isEnough()) throw error;
  });
  return { demand, undisturbed, seed, tried, race, isStopped: isEnough() && !race };
}

function textOf(mine: Scenario, schedule: Schedule, run: Scenario): string {
  return scheduleText(mine.script, schedule, run.disturbancePoints()) || 'nothing is changed';
}

const enough = new Error('Enough.');
const noReference = { demand: 'nothing fails', undisturbed: null } as const;

/** R2. */
async function demandOf(
  ending: Ending,
  mine: Scenario,
  reference: Reference,
): Promise<Pick<RaceReport, 'demand' | 'undisturbed'>> {
  const here = await ending(await mine.replay([]));
  const [there = here] = await reference.under([]);
  if (isSameOutcome(here, there)) return { demand: 'outcome and effects', undisturbed: null };
  const { text: undisturbed } = outcomeDifference(here, there);
  const isSame = isSameOutcome(withoutEffects(here), withoutEffects(there));
  return { demand: isSame ? 'outcome' : 'nothing fails', undisturbed };
}

const withoutEffects = ({ instances }: RunEnd): RunEnd => ({ instances, ledger: [] });

/** Runs to its end what was told, and says what it comes to. */
type Ending = (run: Scenario) => Promise<RunEnd>;

/** R4. */
function endingOf(undisturbed: Scenario): Ending {
  const ms = undisturbed.now();
  return (run) => run.advance(ms).then(() => outcomeOf(run));
}

/** Why a run does not come to what it should; undefined where it does. */
async function shortfallIn(
  all: RunEnd,
  schedule: Schedule,
  demand: Demand,
  reference: Reference | null,
): Promise<Shortfall | undefined> {
  if (!reference || demand === 'nothing fails') {
    const failed = all.instances.find(({ runtimeStatus }) => runtimeStatus === 'Failed');
    return failed && failureOf(failed);
  }
  const compared = (one: RunEnd): RunEnd => (demand === 'outcome' ? withoutEffects(one) : one);
  const here = compared(all);
  const same = await reference.under(schedule);
  if (same.some((one) => isSameOutcome(here, compared(one)))) return undefined;
  const others = await reference.underAnyOrder(schedule.filter(isOfInput));
  if (others.some((one) => isSameOutcome(here, compared(one)))) return undefined;
  const [expected] = [...same, ...others];
  return expected && outcomeDifference(here, compared(expected)); // where the reference refuses, nothing is known
}

function failureOf({ instanceId, output }: RunEnd['instances'][number]): Shortfall {
  const [reason = ''] = (typeof output === 'string' ? output : JSON.stringify(output)).split('\n');
  return {
    text: `${instanceId} fails: ${reason.replace(/\.$/, '')}.`,
    expected: { instanceId, neverIs: 'Failed' },
  };
}

/** What the reference solution comes to. */
class Reference {
  readonly #scenario: Scenario;
  readonly #ending: Ending;
  /** By the inputs that are moved or said twice, as JSON. */
  readonly #orders = new Map<string, Promise<RunEnd[]>>();

  constructor(scenario: Scenario, ending: Ending) {
    this.#scenario = scenario;
    this.#ending = ending;
  }

  /** Under the very schedule, where it makes sense to it. */
  async under(schedule: Schedule): Promise<RunEnd[]> {
    const run = await this.#scenario.replay(schedule).catch(() => undefined);
    return run ? [await this.#ending(run)] : [];
  }

  /** With these inputs, whatever of what is due at once goes first (R1). */
  underAnyOrder(inputs: Schedule): Promise<RunEnd[]> {
    const key = JSON.stringify(inputs);
    const known = this.#orders.get(key) ?? this.#inAllOrders(inputs);
    this.#orders.set(key, known);
    return known;
  }

  async #inAllOrders(inputs: Schedule): Promise<RunEnd[]> {
    const run = await this.#scenario.replay(inputs).catch(() => undefined);
    const outcomes: RunEnd[] = [];
    const holds = async (one: Scenario): Promise<void> => void outcomes.push(await this.#ending(one));
    await run?.explore({ schedules: ORDERS, only: ['tie', 'message order'], holds });
    return outcomes;
  }
}
