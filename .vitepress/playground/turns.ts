// Turns: one thing at a time, and whether the page shows that it is under way.
//
// Owns:   whose turn it is.
// Never:  knows what is done in a turn.
//
// U1. What is over within a blink does not show as busy: every button would flicker, and the browser would draw the page twice.
// U2. A press counts while nothing shows as busy: it waits for its turn, however long that takes. Once it shows, nobody gets a turn.

import { ref } from 'vue';

/** How long something may take before it shows, in milliseconds: about what people take for at once. */
export const BLINK_MS = 100;

/** The turns of one playground. */
export function useTurns() {
  const isTaken = ref(false);
  const isBusy = ref(false);
  /** Resolves when the turn is over. */
  let turn: Promise<void> | null = null;

  /** Whether a press counts now (U2); resolves when nothing is under way. Who waited longer may take the turn before. */
  async function isFree(): Promise<boolean> {
    if (isBusy.value) return false;
    while (turn) await turn;
    return true;
  }

  /** Does something in a turn of its own; null where there is none. `onBusy` is called when it begins to show as busy. */
  async function take<Result>(work: () => Promise<Result>, onBusy?: () => void): Promise<Result | null> {
    if (isBusy.value) return null;
    while (turn) await turn; // Nothing may come between the end of this and the beginning of the next one.
    const endTurn = beginTurn();
    const late = setTimeout(() => {
      isBusy.value = true;
      onBusy?.();
    }, BLINK_MS);
    isTaken.value = true;
    try {
      return await work();
    } finally {
      clearTimeout(late);
      isTaken.value = false;
      isBusy.value = false;
      setTimeout(endTurn); // Who had the turn looks at what came of it first.
    }
  }

  function beginTurn(): () => void {
    let end = (): void => undefined;
    turn = new Promise<void>((resolve) => (end = resolve));
    return () => {
      turn = null;
      end();
    };
  }

  return { isTaken, isBusy, isFree, take };
}
