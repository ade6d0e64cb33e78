// Crash words: what a crash led to, in sentences.
//
// Owns:   the wording. What is the same and what is not, the scenario says (run-difference.ts).

import { elapsedText, faultText, type Fault } from '#core';
import {
  differenceBetween,
  effectText as textOf,
  endText,
  isNoDifference,
  type Effect,
  type RunDifference,
} from '#scenario';
import { hasMadeUpId } from '../playground/situation.ts';
import type { CrashPoint, RunView } from '../playground/session-messages.ts';
import { effectsOf } from '../run-views/effects.ts';

/** What a run is called in which the worker dies. */
export const nameOfCrash = (fault: Fault): string => `Dies ${faultText(fault)}`;

/** Where the worker dies, such as `after moment 5: ProcessApproval ended`. */
export const whereText = ({ fault, what }: Pick<CrashPoint, 'fault' | 'what'>): string =>
  what === '' ? faultText(fault) : `${faultText(fault)}: ${what}`;

/** How a crash ended. */
export interface CrashEnd {
  /** `open`: the runs are not over, so nothing can be said yet. */
  readonly tone: 'same' | 'different' | 'open';
  readonly text: string;
}

/** Compares a run with the same run in which the worker died. */
export function compared(undisturbed: RunView, disturbed: RunView): CrashEnd {
  if (isWorkDue(undisturbed) || isWorkDue(disturbed)) {
    return { tone: 'open', text: 'Work is still due, so nothing can be said of the outcome yet.' };
  }
  const [before, after] = [undisturbed, disturbed].map(({ instances, records }) => ({
    instances,
    ledger: effectsOf(records),
  }));
  if (!before || !after) return { tone: 'open', text: '' };
  const repeated = after.ledger.filter(({ duplicate }) => duplicate);
  return crashEnd({ difference: differenceBetween(before, after), repeated, failure: null });
}

/** What a point of the crash matrix came to. */
export function crashEnd({
  difference,
  repeated,
  failure,
}: Pick<CrashPoint, 'difference' | 'repeated' | 'failure'>): CrashEnd {
  const text = differenceText(difference);
  if (text !== null) return { tone: 'different', text };
  if (failure !== null) return { tone: 'different', text: failure };
  return { tone: 'same', text: `Same output, ${againText(repeated.length)}.` };
}

function againText(count: number): string {
  if (count === 0) return 'no activity ran twice';
  return count === 1 ? '1 activity ran twice' : `${String(count)} activities ran twice`;
}

/** Where two runs differ; null where they do not. */
function differenceText(difference: RunDifference): string | null {
  if (isNoDifference(difference)) return null;
  const [first, ...more] = difference.instances;
  const effects = changedEffectsText(difference);
  if (!first) return `The output is the same, but the effects are different: ${effects ?? ''}.`;
  const others = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
  const output = `The output is different: ${instanceText(first)}${others}.`;
  return effects === null ? output : `${output} The effects too: ${effects}.`;
}

function instanceText({ expected, actual }: RunDifference['instances'][number]): string {
  const id = (actual ?? expected)?.instanceId ?? '';
  const called = hasMadeUpId(id) ? `${id.slice(0, 8)}…` : id;
  return `${called} ${endText(actual, jsonText)}, and without the crash it ${endText(expected, jsonText)}`;
}

function changedEffectsText({ missing, added }: RunDifference): string | null {
  const parts = [
    ...(added.length > 0 ? [`${added.map(effectText).join(', ')} ran`] : []),
    ...(missing.length > 0 ? [`${missing.map(effectText).join(', ')} did not run`] : []),
  ];
  return parts.length > 0 ? parts.join(', and ') : null;
}

/** An activity and what it was given. */
export const effectText = (effect: Effect): string => textOf(effect, jsonText);

const longestJson = 80;

function jsonText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > longestJson ? `${text.slice(0, longestJson)}…` : text;
}

const isWorkDue = ({ nextDueMs, nowMs }: RunView): boolean => nextDueMs !== null && nextDueMs <= nowMs;

/** The crash matrix in one or two sentences. */
export function matrixText(points: readonly CrashPoint[]): string {
  const count = points.length === 1 ? '1 point' : `${String(points.length)} points`;
  const wrong = points.filter((point) => crashEnd(point).tone === 'different');
  const [first] = wrong;
  if (first) {
    const where = `${whereText(first)}, at ${elapsedText(first.at)}`;
    const head = `At ${String(wrong.length)} of ${count} the outcome is different`;
    return `${head}, ${wrong.length === 1 ? '' : 'first '}${where}. ${crashEnd(first).text}`;
  }
  const again = points.filter(({ repeated }) => repeated.length > 0).length;
  const twice =
    again === 0 ? 'No activity runs twice' : `At ${String(again)} of them an activity runs twice, as it may`;
  return `The worker can die at ${count}: the output and the effects are the same at each. ${twice}.`;
}
