// Transfer: progress out of the browser as a file, and into another one.
//
// Owns:   what is said of both.
// Never:  runs anything that a file brings, and never removes anything that is here.

import { progressFileName, ProgressFileError, readProgressFile, writeProgressFile } from '#exercises/progress-file';
import { mergeProgress, mergeText } from '#exercises/progress-merge';
import type { BrowserStore } from './browser-store.ts';
import { readProgress, writeProgress } from './stored-progress.ts';

/** What a transfer led to, for the live region. */
export interface TransferResult {
  readonly isGood: boolean;
  readonly said: string;
}

/** A file that the learner chose. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'text'>;

/** The most that is read; progress with every exercise is far smaller. */
const mostBytes = 20_000_000;

/** Everything that the browser keeps, as the text of a progress file. */
export function exportProgress(store: BrowserStore): TransferResult & { readonly text: string } {
  const { progress, unread } = readProgress(store);
  const missing =
    unread === 0 ? '' : `, without what this page cannot read (${String(unread)}): that stays in this browser`;
  return {
    isGood: true,
    said: `Saved as ${progressFileName}${missing}. Import progress reads it in another browser.`,
    text: writeProgressFile(progress),
  };
}

/** Adds what a progress file holds to what the browser keeps. */
export async function importProgress(store: BrowserStore, file: ChosenFile): Promise<TransferResult> {
  try {
    if (file.size > mostBytes)
      throw new ProgressFileError(`${file.name} is larger than 20 MB, so it is no progress file.`);
    const brought = readProgressFile(await file.text());
    const { progress, counts } = mergeProgress(readProgress(store).progress, brought);
    const isStored = writeProgress(store, progress);
    if (isStored) return { isGood: true, said: mergeText(counts) };
    return { isGood: false, said: 'This browser refused to store a part of the file; what was here is still here.' };
  } catch (error) {
    if (error instanceof ProgressFileError) return { isGood: false, said: error.message };
    if (error instanceof DOMException)
      return { isGood: false, said: `${file.name} cannot be read: choose it once more.` };
    throw error;
  }
}
