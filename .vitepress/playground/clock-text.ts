// Clock text: how the playground writes instants and durations, and how it reads a duration. Times since the run began are
// written by `elapsedText` of the core, here as in checks and stories.

import { elapsedText } from '#core';
import type { RunView } from './session-messages.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** An instant (milliseconds since the Unix epoch) as `2030-01-01T00:10:00Z`. */
export function instantText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** A length of time (milliseconds) in its two largest parts, such as `59 min 59 s`. */
export function durationText(ms: number): string {
  const parts = [
    [Math.floor(ms / day), 'd'],
    [Math.floor(ms / hour) % 24, 'h'],
    [Math.floor(ms / minute) % 60, 'min'],
    [Math.floor(ms / second) % 60, 's'],
    [ms % second, 'ms'],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).slice(0, 2);
  return shown.length === 0 ? '0 s' : shown.map(([amount, unit]) => `${String(amount)} ${unit}`).join(' ');
}

/** When the next work of a run is due, such as `Next due: 1:00:00 (in 59 min)`. */
export function nextDueText({ startMs, nowMs, nextDueMs }: Pick<RunView, 'startMs' | 'nowMs' | 'nextDueMs'>): string {
  if (nextDueMs === null) return 'Nothing is due.';
  const waitMs = nextDueMs - nowMs;
  if (waitMs <= 0) return 'Next due: now';
  return `Next due: ${elapsedText(nextDueMs - startMs)} (in ${durationText(waitMs)})`;
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: second,
  sec: second,
  second: second,
  seconds: second,
  m: minute,
  min: minute,
  minute: minute,
  minutes: minute,
  h: hour,
  hour: hour,
  hours: hour,
  d: day,
  day: day,
  days: day,
};

/** The furthest that the clock moves at once; 100 years of 365 days. */
const longest = 100 * 365 * day;

/** A duration in milliseconds, or a sentence that says why a text is none. */
export type DurationRead = { readonly ms: number } | { readonly problem: string };

/** Reads `5 min`, `1 h 30 min`, `59m 59s` or `250 ms`, up to 100 years. */
export function readDuration(text: string): DurationRead {
  const ms = totalMs(text.trim().toLowerCase());
  if (ms === null) return { problem: 'Write a duration, such as 90 s, 10 min or 1 h 30 min.' };
  if (ms > longest) return { problem: 'That is too far: the clock moves at most 100 years (36500 d) at once.' };
  return { ms };
}

function totalMs(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return null;
  let total = 0;
  for (const [, amount, unit] of parts) {
    const factor = units[unit ?? ''];
    if (factor === undefined) return null;
    total += Number(amount) * factor;
  }
  return Math.round(total);
}
