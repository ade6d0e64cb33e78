// Row fold: which rows of a long table are drawn.
//
// Owns:   how many of the first rows are folded, and when they are not.
// Never:  takes anything from what is exported or told as text: that is whole.
//
// R1. Whole hundreds are folded, and at least the last hundred is drawn: what is drawn does not move at each row that comes.

import { computed, ref, type Ref } from 'vue';

const HUNDRED = 100;

/** How many of the first rows are folded at most (R1). */
export const foldable = (rows: number): number => Math.max(Math.floor(rows / HUNDRED) - 1, 0) * HUNDRED;

/**
 * The fold of a table. Call it in a component's setup.
 *
 * @param rows how many rows there are.
 */
export function useRowFold(rows: () => number) {
  const isOpen = ref(false);
  const before = computed(() => foldable(rows()));
  return {
    /** Whether all rows are drawn although some could be folded. */
    isOpen,
    /** How many rows could be folded. */
    before,
    /** How many are. */
    folded: computed(() => (isOpen.value ? 0 : before.value)) as Readonly<Ref<number>>,
  };
}
