// Schedule: how a run differs from the one that was told: other orders, events that come early, late or twice, and a crash.
//
// Owns:   the deviations, the script that they make, and how each reads.
// Never:  runs anything (explore.ts).
//
// S1. A schedule is plain data. The same schedule on the same script is the same run.
// S2. Only what comes from outside is moved or said twice: events, signals, requests. Time goes on between the same words.

import type { Fault } from '#core';
import type { Word } from './script.ts';
import { wordText } from './script.ts';

/** One way in which a run differs. */
export type Deviation =
  /** Of work that is due at one instant, another item goes first; counted from 0 among all such moments of the run. */
  | { readonly kind: 'tie'; readonly at: number; readonly choice: number }
  /** Something from outside comes before the time that passed before it, after the time that passes after it, or twice. */
  | { readonly kind: 'early' | 'late' | 'twice'; readonly input: number }
  | { readonly kind: 'crash'; readonly fault: Fault };

/** All deviations of a run. */
export type Schedule = readonly Deviation[];

/** A word that was said, and the words that belong to it. */
type Unit = readonly [Word, ...Word[]];

const FROM_OUTSIDE: ReadonlySet<Word['word']> = new Set(['raise', 'signal', 'terminate', 'http']);
const PASSES_TIME: ReadonlySet<Word['word']> = new Set(['advance', 'next', 'step', 'untilIdle']);

/** The words of a script that can come early, late or twice, by their place among such words. */
export function inputsOf(script: readonly Word[]): Word[] {
  return unitsOf(script).flatMap(([word]) => (FROM_OUTSIDE.has(word.word) ? [word] : []));
}

/** The script under a schedule; undefined where a deviation changes nothing, such as an event that is early already. */
export function wordsUnder(script: readonly Word[], schedule: Schedule): Word[] | undefined {
  const units = unitsOf(script);
  const inputs = units.filter(([word]) => FROM_OUTSIDE.has(word.word));
  let changed: Unit[] = units;
  for (const deviation of schedule) {
    const unit = 'input' in deviation ? inputs[deviation.input] : undefined;
    if (!('input' in deviation) || !unit) continue;
    const moved = applied(changed, unit, deviation.kind);
    if (!moved) return undefined;
    changed = moved;
  }
  return wordsOf(changed);
}

function applied(units: readonly Unit[], unit: Unit, kind: 'early' | 'late' | 'twice'): Unit[] | undefined {
  const index = units.indexOf(unit);
  if (kind === 'twice') return [...units.slice(0, index + 1), unit, ...units.slice(index + 1)];
  const others = units.filter((_, at) => at !== index);
  const isTime = (one: Unit) => PASSES_TIME.has(one[0].word);
  const before = units.slice(0, index).findLastIndex(isTime);
  const after = units.slice(index + 1).findIndex(isTime);
  if ((kind === 'early' ? before : after) < 0) return undefined;
  const place = kind === 'early' ? before : index + after + 1;
  return [...others.slice(0, place), unit, ...others.slice(place)];
}

/** A request and the wait for its answer belong together, if nothing was said in between. */
function unitsOf(script: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  for (const word of script) {
    const last = units.at(-1);
    if (word.word === 'answer' && last?.[0].word === 'http') units[units.length - 1] = [...last, word];
    else units.push([word]);
  }
  return units;
}

/** Requests are counted anew, because there may be more of them now. */
function wordsOf(units: readonly Unit[]): Word[] {
  let requests = -1;
  return units.flatMap(([first, ...rest]) => {
    if (first.word === 'http') requests += 1;
    return [first, ...rest.map((word) => (word.word === 'answer' ? { ...word, request: requests } : word))];
  });
}

/** A schedule as people read it. */
export function scheduleText(script: readonly Word[], schedule: Schedule): string {
  const inputs = inputsOf(script);
  return schedule.map((deviation) => deviationText(inputs, deviation)).join('; ');
}

function deviationText(inputs: readonly Word[], deviation: Deviation): string {
  switch (deviation.kind) {
    case 'tie':
      return `at the ${ordinal(deviation.at + 1)} moment at which several things are due, the ${ordinal(deviation.choice + 1)} of them goes first`;
    case 'crash':
      return `the worker dies ${deviation.fault.kind} moment ${deviation.fault.moment}`;
    default: {
      const word = inputs[deviation.input];
      const how = { early: 'comes early', late: 'comes late', twice: 'comes twice' }[deviation.kind];
      return `"${word ? wordText(word) : '?'}" ${how}`;
    }
  }
}

function ordinal(number: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th';
  return `${number}${ending}`;
}
