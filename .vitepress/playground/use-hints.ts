import { onMounted, ref, watch, type Ref } from 'vue';
import { pageStore } from '../progress/page-store.ts';
import { readHintsShown, storeHintsShown } from './hint-count.ts';

/** How many hints of an exercise are shown; kept in the browser between visits. Call it in a component's setup. */
export function useHintsShown(slug: string, total: number): Ref<number> {
  const shown = ref(0);
  onMounted(() => {
    shown.value = readHintsShown(slug, total, pageStore);
  });
  watch(shown, (count) => storeHintsShown(slug, count, pageStore));
  return shown;
}
