// Hint count: how many hints of an exercise were shown, kept in the browser between visits.

import type { BrowserStore } from '../progress/browser-store.ts';
import { hintsKind } from '../progress/kinds.ts';

/** How many of `total` hints were shown; 0 when nothing usable is stored. */
export function readHintsShown(exercise: string, total: number, store: BrowserStore): number {
  return Math.min(store.find(hintsKind, exercise) ?? 0, total);
}

/** Remembers how many hints were shown; none leaves nothing behind. */
export function storeHintsShown(exercise: string, count: number, store: BrowserStore): void {
  store.keep(hintsKind, exercise, count === 0 ? null : count);
}
