import { onMounted, ref, watch, type Ref } from 'vue';
import { wideKind } from '../progress/kinds.ts';
import { pageStore } from '../progress/page-store.ts';

/** Whether the views have the whole width; kept in the browser between visits. Call it in a component's setup. */
export function useWide(): Ref<boolean> {
  const isWide = ref(false);
  onMounted(() => {
    isWide.value = pageStore.find(wideKind, '') ?? false;
  });
  watch(isWide, (is) => pageStore.keep(wideKind, '', is ? true : null));
  return isWide;
}
