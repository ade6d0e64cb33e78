// Open texts: what the editors of the page hold, for figures that run it beside them.

import type { Files } from './drafts.ts';

const texts = new Map<string, () => Files>();

/** Offers the text of an exercise's editor. Answers with what takes the offer back. */
export function offerText(exercise: string, text: () => Files): () => void {
  texts.set(exercise, text);
  return () => void texts.delete(exercise);
}

/** The text in the editor of an exercise; undefined where the page has no such editor. */
export const textInEditor = (exercise: string): Files | undefined => texts.get(exercise)?.();
