// Read run file: what is fetched when somebody opens a saved run: reading it, and saying what is in it.
//
// Owns:   the sentences about a file.
// Never:  runs anything of it.

import { faultText } from '#core';
import { CapsuleError, readCapsule, wordText, type RunCapsule } from '#scenario';

/** A file that somebody chose. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'text'>;

/** A saved run is small: the code of an app, and a line for each word. */
const MOST_BYTES = 5_000_000;

/**
 * Reads a saved run.
 *
 * @throws {CapsuleError} it is none, or cannot be read.
 */
export async function readRunFile(file: ChosenFile): Promise<RunCapsule> {
  if (file.size > MOST_BYTES) throw new CapsuleError('This file is larger than 5 MB, so it is no saved run.');
  const text = await file.text().catch(() => {
    throw new CapsuleError('This file cannot be read; choose it again.');
  });
  return readCapsule(text);
}

export { CapsuleError };

/** What a run has that one would not see in its code and its steps. */
export function factsOf({ words, fault, savedAt }: RunCapsule): string {
  const when = new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const steps = words.length === 1 ? '1 step' : `${String(words.length)} steps`;
  const dies = fault ? `, and the worker dies ${faultText(fault)}` : '';
  return `Saved on ${when}; ${steps}${dies}.`;
}

/** Its steps, one line each. */
export function wordsOf({ words }: RunCapsule): string[] {
  return words.map(wordText);
}
