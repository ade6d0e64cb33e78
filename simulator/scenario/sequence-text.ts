// Sequence text: how a sequence writes times, and its form as sentences.

import { elapsedText } from '#core';
import type { SequenceModel } from './sequence-model.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time (milliseconds) in words, such as `1 hour` or `59 minutes 59 seconds`. */
export function lengthText(ms: number): string {
  const parts = [
    counted(Math.floor(ms / day), 'day'),
    counted(Math.floor(ms / hour) % 24, 'hour'),
    counted(Math.floor(ms / minute) % 60, 'minute'),
    counted(Math.floor(ms / second) % 60, 'second'),
    counted(Math.floor(ms % second), 'millisecond'),
  ];
  return parts.filter((part) => part !== '').join(' ') || '0 seconds';
}

/** The steps of a sequence as sentences, one for each. */
export function describeSequence({ steps }: Pick<SequenceModel, 'steps'>): string[] {
  return steps.map((step) => (step.kind === 'time' ? step.sentence : `At ${elapsedText(step.atMs)}: ${step.sentence}`));
}

/** The same content as the picture: the steps, and what is pending after them. */
export function sequenceText(model: SequenceModel): string[] {
  return [...describeSequence(model), ...model.pending.map(({ sentence }) => sentence)];
}

/** Text short enough for a sentence; the whole of it is in the history. */
export function shortText(text: string): string {
  const longest = 100;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** Words, followed by data where there is any. */
export function withData(words: string, link: string, data: string): string {
  return [words, ...(data === '' ? [] : [link, data])].filter((part) => part !== '').join(' ');
}

function counted(amount: number, unit: string): string {
  if (amount === 0) return '';
  return amount === 1 ? `1 ${unit}` : `${String(amount)} ${unit}s`;
}
