// Hint count: how many hints of an exercise were shown, kept in the browser between visits.
//
// Owns:   what is stored, and under which key.
// Never:  complains: a browser that does not store costs the learner one press of Hint.

import type { DraftStorage } from './drafts.ts';

const keyOf = (exercise: string): string => `durable-functions-workshop/hints/${exercise}`;

/** How many of `total` hints were shown; 0 when nothing usable is stored. */
export function readHintsShown(exercise: string, total: number, storage: () => DraftStorage): number {
  try {
    const count = Number(storage().getItem(keyOf(exercise)) ?? '0');
    return Number.isInteger(count) && count > 0 ? Math.min(count, total) : 0;
  } catch {
    return 0;
  }
}

/** Remembers how many hints were shown; none leaves nothing behind. */
export function storeHintsShown(exercise: string, count: number, storage: () => DraftStorage): void {
  try {
    if (count === 0) storage().removeItem(keyOf(exercise));
    else storage().setItem(keyOf(exercise), String(count));
  } catch {
    // The browser refuses to store.
  }
}
