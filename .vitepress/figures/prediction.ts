// Prediction: what a reader answered to a question, kept in the browser between visits.

import type { BrowserStore } from '../progress/browser-store.ts';
import { predictionKind } from '../progress/kinds.ts';

/** The index of the choice that was made, or null; a choice that the question no longer offers counts as none. */
export function readPrediction(question: string, choices: readonly string[], store: BrowserStore): number | null {
  const index = choices.indexOf(store.find(predictionKind, question) ?? '');
  return index < 0 ? null : index;
}

/** Remembers the text of a choice; null leaves nothing behind. */
export function storePrediction(question: string, choice: string | null, store: BrowserStore): void {
  store.keep(predictionKind, question, choice);
}
