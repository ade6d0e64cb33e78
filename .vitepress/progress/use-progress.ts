import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue';
import type { Progress } from '#exercises/progress-file';
import { onStored, pageStore } from './page-store.ts';
import { readProgress } from './stored-progress.ts';

/** What the browser keeps, now and whenever it changes; null until the page is mounted. Call it in a component's setup. */
export function useProgress(): Readonly<ShallowRef<Progress | null>> {
  const progress = shallowRef<Progress | null>(null);
  const read = () => (progress.value = readProgress(pageStore).progress);
  let end = () => {};
  onMounted(() => {
    read();
    end = onStored(read);
  });
  onBeforeUnmount(() => end());
  return progress;
}
