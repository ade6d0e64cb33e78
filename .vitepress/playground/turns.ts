// Turns: one thing at a time, and whether the page shows that it is under way.
//
// Owns:   whose turn it is.
// Never:  knows what is done in a turn.
//
// U1. What is over within a blink does not show as busy: every button would flicker, and the browser would draw the page twice.
//     Who comes within the blink waits for the next turn.
// U2. While something takes longer, nobody gets a turn, and who waited gets none either.

import { ref } from 'vue';

/** How long something may take before it shows, in milliseconds: about what people take for at once. */
export const BLINK_MS = 100;

/** The turns of one playground. */
export function useTurns() {
  const isTaken = ref(false);
  const isBusy = ref(false);
  /** Resolves when the turn is over, or the blink. */
  let blink: Promise<void> | null = null;

  /** Whether nothing is under way, as soon as that is known. Who waited longer may take the turn before. */
  async function isFree(): Promise<boolean> {
    while (blink) await blink;
    return !isBusy.value;
  }

  /** Does something in a turn of its own; null where there is none. */
  async function take<Result>(work: () => Promise<Result>): Promise<Result | null> {
    while (blink) await blink; // Nothing may come between the end of this and the beginning of the next one.
    if (isBusy.value) return null;
    const endBlink = beginBlink();
    const late = setTimeout(() => {
      isBusy.value = true;
      endBlink();
    }, BLINK_MS);
    isTaken.value = true;
    try {
      return await work();
    } finally {
      clearTimeout(late);
      isTaken.value = false;
      isBusy.value = false;
      setTimeout(endBlink); // Who had the turn looks at what came of it first.
    }
  }

  function beginBlink(): () => void {
    let end = (): void => undefined;
    const begun = new Promise<void>((resolve) => (end = resolve));
    blink = begun;
    return () => {
      if (blink === begun) blink = null;
      end();
    };
  }

  return { isTaken, isBusy, isFree, take };
}
