// Marks: what the checks said at the last press of Check, kept in the browser between visits.

import { computed, onMounted, shallowRef, watch } from 'vue';
import { betterMarks, marksOfReport, textHash, type Files, type Marks } from '#exercises/progress-file';
import { marksKind } from '../progress/kinds.ts';
import { pageStore } from '../progress/page-store.ts';
import type { runState } from './use-run.ts';

/** The marks of the last check run; each report is stored. Call it in a component's setup. */
export function useMarks(slug: string, { report, judged }: ReturnType<typeof runState>, files: () => Files) {
  const last = shallowRef<Marks | null>(null);
  onMounted(() => {
    last.value = pageStore.find(marksKind, slug)?.last ?? null;
  });
  watch(report, (now) => {
    if (!now) return;
    last.value = marksOfReport(now, judged.value ?? {});
    const before = pageStore.find(marksKind, slug)?.best ?? last.value;
    pageStore.keep(marksKind, slug, { best: betterMarks(last.value, before), last: last.value });
  });
  return {
    lastMarks: last,
    /** Another text than the one in the editor was judged. */
    isMarksOld: computed(() => last.value !== null && last.value.text !== textHash(files())),
  };
}
