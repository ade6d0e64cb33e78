import { nextTick, type Ref } from 'vue';

/**
 * Draws what is folded (row-fold.ts) as well, while something is done with the picture.
 *
 * @param isOpen the fold.
 */
export async function whileWhole(isOpen: Ref<boolean>, work: () => Promise<void>): Promise<void> {
  const wasOpen = isOpen.value;
  isOpen.value = true;
  await nextTick();
  try {
    await work();
  } finally {
    isOpen.value = wasOpen;
  }
}
