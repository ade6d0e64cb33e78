// Prediction: what a reader answered to a question, kept in the browser between visits.
//
// Owns:   what is stored, and under which key.
// Never:  complains: a browser that does not store costs the reader one answer.

import type { DraftStorage } from '../playground/drafts.ts';

const keyOf = (question: string): string => `durable-functions-workshop/prediction/${question}`;

/** The index of the choice that was made, or null; a choice that the question no longer offers counts as none. */
export function readPrediction(
  question: string,
  choices: readonly string[],
  storage: () => DraftStorage,
): number | null {
  try {
    const index = choices.indexOf(storage().getItem(keyOf(question)) ?? '');
    return index < 0 ? null : index;
  } catch {
    return null;
  }
}

/** Remembers the text of a choice; null leaves nothing behind. */
export function storePrediction(question: string, choice: string | null, storage: () => DraftStorage): void {
  try {
    if (choice === null) storage().removeItem(keyOf(question));
    else storage().setItem(keyOf(question), choice);
  } catch {
    // The browser refuses to store.
  }
}
