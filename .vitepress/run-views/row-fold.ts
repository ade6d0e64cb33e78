// Row fold: which rows of a long table are drawn, and which steps of a long picture.
//
// Owns:   how many of the first rows are folded, and when they are not.
// Never:  takes anything from what is exported or told as text: that is whole.
//
// R1. Fewer than a hundred are drawn whole. Of more, whole hundreds of rows are folded, and at least the last hundred is drawn:
//     what is drawn does not move at each row that comes. Of a picture, whose steps cost the browser about four times as much,
//     it is the same by twenty-five, which is as many as a wide screen has room for.

import { computed, ref, type Ref } from 'vue';

/** How many rows of a table are folded at once, and how many make anything long (R1). */
const ROWS = 100;

/** How many steps of a picture are. */
export const PICTURE_STEPS = 25;

/** How many of the first rows are folded at most (R1). */
const foldable = (rows: number, fold: number): number => (rows < ROWS ? 0 : (Math.floor(rows / fold) - 1) * fold);

/**
 * The fold of a table. Call it in a component's setup.
 *
 * @param rows how many rows there are.
 * @param fold how many are folded at once.
 */
export function useRowFold(rows: () => number, fold = ROWS) {
  const isOpen = ref(false);
  const before = computed(() => foldable(rows(), fold));
  return {
    /** Whether all rows are drawn although some could be folded. */
    isOpen,
    /** How many rows could be folded. */
    before,
    /** How many are. */
    folded: computed(() => (isOpen.value ? 0 : before.value)) as Readonly<Ref<number>>,
  };
}
