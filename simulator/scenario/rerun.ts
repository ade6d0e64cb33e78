// Rerun: a script said once more, to a scenario of its own.
//
// Owns:   saying every word, and telling when one that was accepted is now refused or the other way round.
// Never:  judges what the run comes to.
//
// R1. A rerun has ids and times of its own making, which are the same, because the script is.
// R2. A worker that dies costs moments, and may cost time: what was in flight is run again. So where the first run had nothing
//     left to do, or an instance had ended, the rerun goes on until that is so as well; at most as many moments and as much
//     time again.

import { faultText } from '#core';
import type { Fault, InstanceStatus } from '#core';
import { CheckFailure } from './check-failure.ts';
import type { DisturbedRun } from './crash-matrix.ts';
import { pickUnder } from './explore.ts';
import type { Explorable } from './explore.ts';
import { isDisturbance, wordsAfterMoments } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { ScenarioOptions } from './scenario-shapes.ts';
import type { Scenario } from './scenario.ts';
import { wordText } from './script.ts';
import type { Word } from './script.ts';

/** A word of a script, and whether the host refused it when it was said first. */
export interface SaidWord {
  readonly word: Word;
  isRefused: boolean;
}

/** A word that met with another answer than the first time. */
export interface Surprise {
  readonly said: SaidWord;
  /** Why it was refused; undefined where it was accepted. */
  readonly refusal: string | undefined;
}

/** How a rerun differs from the first run. */
export type Variation = Pick<ScenarioOptions, 'fault' | 'disturbances' | 'pick' | 'between'>;

/** Says a script. Returns the first surprise, after which nothing more is said. */
async function sayAgain(again: Scenario, script: readonly SaidWord[]): Promise<Surprise | undefined> {
  for (const said of script) {
    const refusal = await again.say(said.word).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    // A caller whose function died with the worker gets no answer, on Azure too; what matters is what the run comes to.
    if ((refusal !== undefined) === said.isRefused || said.word.word === 'answer') continue;
    return { said, refusal };
  }
  return undefined;
}

/**
 * The same run with a fault.
 *
 * @param again a scenario with that fault, to which nothing has been said.
 * @param script what was said to the first run.
 */
export async function faultyRerun(
  again: Scenario,
  first: Scenario,
  script: readonly SaidWord[],
  fault: Fault,
): Promise<DisturbedRun> {
  const surprise = await sayAgain(again, script);
  if (!surprise) return { run: await caughtUp(again, first), surprise: null };
  const { said, refusal } = surprise;
  const expected = `"${wordText(said.word)}" to be ${said.isRefused ? 'refused' : 'accepted'} as without a crash`;
  const failure = new CheckFailure(
    `${expected} when the worker dies ${faultText(fault)}`,
    refusal ?? 'it was accepted',
  );
  return { run: again, surprise: failure };
}

/**
 * Lets a run with a fault do what is left to do (R2).
 *
 * @param again the same words have been said to it as to the first run.
 */
export async function caughtUp(again: Scenario, first: Scenario): Promise<Scenario> {
  const ended = (await first.instances()).filter(isOver).map(({ instanceId }) => instanceId);
  const isBehind = async (): Promise<boolean> => {
    if (!isWorkDue(first, first.now()) && isWorkDue(again, first.now())) return true;
    if (!isWorkDue(again, 2 * first.now())) return false;
    const open = (await again.instances()).filter((instance) => !isOver(instance));
    return open.some(({ instanceId }) => ended.includes(instanceId));
  };
  for (let more = first.moments; more > 0 && (await isBehind()); more -= 1) await again.step();
  const leftMs = first.now() - again.now();
  if (leftMs > 0) await again.advance(leftMs);
  return again;
}

function isWorkDue(run: Scenario, at: number): boolean {
  const due = run.nextDue();
  return due !== null && due <= at;
}

function isOver({ runtimeStatus }: InstanceStatus): boolean {
  return runtimeStatus === 'Completed' || runtimeStatus === 'Failed' || runtimeStatus === 'Terminated';
}

/** What of a schedule is not words, as options of one scenario: orders of what is due at once, a crash, and what comes twice or fails. */
export function disturbedBy(schedule: Schedule): Pick<Variation, 'fault' | 'disturbances' | 'pick'> {
  const crash = schedule.find((one) => one.kind === 'crash');
  return {
    pick: pickUnder(schedule),
    disturbances: schedule.filter(isDisturbance),
    ...(crash ? { fault: crash.fault } : {}),
  };
}

/** A script as something that can be run under schedules. */
export function explorable(script: readonly SaidWord[], open: (variation: Variation) => Scenario): Explorable {
  return {
    get script() {
      return wordsOf(script);
    },
    run: async (words, schedule, pick) => {
      const moved = wordsAfterMoments(wordsOf(script), schedule);
      const again = open({ ...disturbedBy(schedule), pick, between: (moment) => takenFrom(moved, moment) });
      const refused = new Set(script.flatMap(({ word, isRefused }) => (isRefused ? [word] : [])));
      const said = words.map((word) => ({ word, isRefused: refused.has(word) }));
      const isSaid = !(await sayAgain(again, said)) && moved.size === 0;
      return isSaid ? again : undefined;
    },
  };
}

function wordsOf(script: readonly SaidWord[]): Word[] {
  return script.map(({ word }) => word);
}

function takenFrom(moved: Map<number, Word[]>, moment: number): readonly Word[] {
  const words = moved.get(moment) ?? [];
  moved.delete(moment);
  return words;
}
