import { onMounted, ref, watch, type Ref } from 'vue';

const key = 'durable-functions-workshop/wide';

/** Whether the views have the whole width; kept in the browser between visits. Call it in a component's setup. */
export function useWide(): Ref<boolean> {
  const isWide = ref(false);
  onMounted(() => {
    isWide.value = wasWide();
  });
  watch(isWide, remember);
  return isWide;
}

function wasWide(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(isWide: boolean): void {
  try {
    if (isWide) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // The browser refuses to store, which costs the learner one press.
  }
}
