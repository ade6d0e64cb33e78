// Said here: what a test is told of a word that fails.
//
// Owns:   the line of the test in the stack of the error, and that a failure which nobody awaits is unhandled.
// Never:  changes what a word does.
//
// H1. The queue of words waits for every word and hears its failure, so the test gets a promise of its own: where nobody takes it,
//     the runner of the test reports it.
// H2. A word is carried out when those before it are over, so its error knows nothing of who said it. The place is kept where the
//     word is said; it becomes text only when the word fails.

import type { Hearing } from '#scenario';

/** To be called where a word is said (H2). */
export function saidHere(): Hearing {
  const place: { stack?: string } = {};
  (Error as Partial<typeof Error>).captureStackTrace?.(place, saidHere); // not in every browser
  return (said) =>
    said.catch((error: unknown) => {
      if (error instanceof Error) addPlace(error, place.stack);
      throw error;
    });
}

/** The stacks as they were, because an error may be thrown by several words: an app that cannot be loaded is tried once. */
const stacks = new WeakMap<Error, string>();

function addPlace(error: Error, place: string | undefined): void {
  const stack = stacks.get(error) ?? error.stack;
  if (typeof stack !== 'string' || typeof place !== 'string') return;
  stacks.set(error, stack);
  const frames = place.split('\n').filter((line) => /^\s+at /.test(line));
  error.stack = [stack, ...frames].join('\n');
}
