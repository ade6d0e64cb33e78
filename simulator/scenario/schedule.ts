// Schedule: how a run differs from the one that was told: other orders, events that come early, late, twice or between two
// moments, messages and activities that come twice, activities that fail, and a crash.
//
// Owns:   the deviations, the script that they make, and how each reads.
// Never:  runs anything (explore.ts).
//
// S1. A schedule is plain data. The same schedule on the same script is the same run.
// S2. Only what comes from outside is moved or said twice: events, signals, requests. Time goes on between the same words.
//     For what comes between two moments nobody waits: a request whose function waits is answered when other words get there.
// S3. Ties of work and ties of messages are counted apart, from 0; messages, activities and moments from 1.

import { faultText } from '#core';
import type { Disturbance, DisturbancePoint, Fault } from '#core';
import type { Word } from './script.ts';
import { wordText } from './script.ts';

/** One way in which a run differs. */
export type Deviation =
  /** Of work that is due at one instant, another item goes first; counted from 0 among all such moments of the run. */
  | { readonly kind: 'tie'; readonly at: number; readonly choice: number }
  /** Of the messages that one episode or batch of an entity takes and that became due together, another goes first; counted among all such. */
  | { readonly kind: 'message order'; readonly at: number; readonly choice: number }
  /** Something from outside comes before the time that passed before it, after the time that passes after it, or twice. */
  | { readonly kind: 'early' | 'late' | 'twice'; readonly input: number }
  /** Something from outside comes right after a moment of the run; 0 is before the first. */
  | { readonly kind: 'after moment'; readonly input: number; readonly moment: number }
  | { readonly kind: 'crash'; readonly fault: Fault }
  | Disturbance;

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

/**
 * The script under a schedule; undefined where a deviation changes nothing, such as an event that is early already.
 *
 * @throws {Error} the schedule names an input that the script does not have.
 */
export function wordsUnder(script: readonly Word[], schedule: Schedule): Word[] | undefined {
  const units = unitsOf(script);
  const inputs = units.filter(([word]) => FROM_OUTSIDE.has(word.word));
  let changed: Unit[] = units;
  for (const deviation of schedule) {
    if (!isOfInput(deviation)) continue;
    const unit = inputs[deviation.input];
    if (!unit) throw new Error(missingInputText(script, deviation));
    const moved = applied(changed, unit, deviation.kind);
    if (!moved) return undefined;
    changed = moved;
  }
  return wordsOf(changed);
}

/** What a schedule takes out of the words, to be said right after a moment: by the number of the moment, in the order of the schedule. */
export function wordsAfterMoments(script: readonly Word[], schedule: Schedule): Map<number, Word[]> {
  const inputs = inputsOf(script);
  const moved = new Map<number, Word[]>();
  for (const deviation of schedule) {
    if (deviation.kind !== 'after moment') continue;
    const word = inputs[deviation.input];
    if (!word) continue;
    const aside: Word = word.word === 'http' ? { ...word, isAside: true } : word;
    moved.set(deviation.moment, [...(moved.get(deviation.moment) ?? []), aside]);
  }
  return moved;
}

type InputDeviation = Extract<Deviation, { readonly input: number }>;

const OF_INPUTS: readonly Deviation['kind'][] = ['early', 'late', 'twice', 'after moment'];

/** By its kind, so that one without its number is noticed. */
export function isOfInput(deviation: Deviation): deviation is InputDeviation {
  return OF_INPUTS.includes(deviation.kind);
}

function missingInputText(script: readonly Word[], deviation: InputDeviation): string {
  return `The schedule belongs to another story: in it input ${deviation.input} ${howText(deviation)}, and ${inputsText(script)}.`;
}

function inputsText(script: readonly Word[]): string {
  const known = inputsOf(script).map((word, number) => `${number} "${wordText(word)}"`);
  return `this story has ${known.length > 0 ? `the inputs ${known.join(', ')}` : 'no inputs'}`;
}

/**
 * Demands that a script has these inputs.
 *
 * @param inputs places among the script's inputs, from 0.
 * @throws {Error} the first that it does not have, and those that it has.
 */
export function demandInputs(script: readonly Word[], inputs: readonly number[]): void {
  const missing = inputs.find((input) => !inputsOf(script)[input]);
  if (missing !== undefined) throw new Error(`explore cannot move input ${missing}: ${inputsText(script)}.`);
}

/** Nothing is left to move of what another deviation has moved between two moments. */
function applied(units: readonly Unit[], unit: Unit, kind: InputDeviation['kind']): Unit[] | undefined {
  const index = units.indexOf(unit);
  if (index < 0) return undefined;
  if (kind === 'twice') return [...units.slice(0, index + 1), unit, ...units.slice(index + 1)];
  const others = units.filter((_, at) => at !== index);
  if (kind === 'after moment') return others;
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

/** Whether a deviation is for the hub to carry out. */
export function isDisturbance(deviation: Deviation): deviation is Disturbance {
  return (
    deviation.kind === 'message twice' || deviation.kind === 'activity twice' || deviation.kind === 'activity fails'
  );
}

/**
 * A schedule as people read it.
 *
 * @param points what the disturbances of the run were about.
 */
export function scheduleText(
  script: readonly Word[],
  schedule: Schedule,
  points: readonly DisturbancePoint[] = [],
): string {
  const inputs = inputsOf(script);
  const about = new Map(points.map((point) => [JSON.stringify(point.disturbance), point.about]));
  return schedule
    .map((one) => (isDisturbance(one) ? disturbanceText(one, about) : deviationText(inputs, one)))
    .join('; ');
}

function disturbanceText(disturbance: Disturbance, about: ReadonlyMap<string, string>): string {
  const isMessage = disturbance.kind === 'message twice';
  const count = isMessage ? `message ${disturbance.message}` : `activity ${disturbance.activity} of the run`;
  const known = about.get(JSON.stringify(disturbance));
  const what = known === undefined ? count : `${known} (${count})`;
  return `${what} ${{ 'message twice': 'is delivered twice', 'activity twice': 'runs twice', 'activity fails': 'fails' }[disturbance.kind]}`;
}

function deviationText(inputs: readonly Word[], deviation: Exclude<Deviation, Disturbance>): string {
  switch (deviation.kind) {
    case 'tie':
      return `at the ${ordinal(deviation.at + 1)} moment at which several things are due, the ${ordinal(deviation.choice + 1)} of them goes first`;
    case 'message order':
      return `in the ${ordinal(deviation.at + 1)} episode or batch that takes several messages, the ${ordinal(deviation.choice + 1)} of them goes first`;
    case 'crash':
      return `the worker dies ${faultText(deviation.fault)}`;
    default: {
      const word = inputs[deviation.input];
      return `"${word ? wordText(word) : '?'}" ${howText(deviation)}`;
    }
  }
}

function howText(deviation: InputDeviation): string {
  if (deviation.kind !== 'after moment') return `comes ${deviation.kind}`;
  return deviation.moment === 0 ? 'comes before the first moment' : `comes right after moment ${deviation.moment}`;
}

function ordinal(number: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th';
  return `${number}${ending}`;
}
