// Draft state: the learner's text while the page lives, stored at every edit.
//
// Owns:   the text, and what Reset put aside.
// Never:  runs anything. Stored text is shown, not started.

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { ExerciseData } from '../figures/exercise.ts';
import { Drafts, storageRefused, type Files } from './drafts.ts';
import { offerText } from './open-texts.ts';

/** The learner's text of one exercise. Call it in a component's setup. */
export function useDraft(slug: string, exercise: ExerciseData) {
  const starter: Files = Object.fromEntries(exercise.files.map(({ path, starter: text }) => [path, text]));
  const drafts = new Drafts(slug, starter, () => localStorage);
  const files = shallowRef<Files>(starter);
  const putAside = shallowRef<Files | null>(null);
  const canStore = ref(true);
  let takeBack = () => {};

  onMounted(() => {
    const found = drafts.load();
    files.value = found.files;
    putAside.value = found.putAside;
    takeBack = offerText(slug, () => files.value);
  });
  onBeforeUnmount(() => takeBack());

  function become(text: Files, aside: Files | null): void {
    files.value = text;
    putAside.value = aside;
    canStore.value = drafts.save(text, aside);
  }

  const isStarter = (): boolean => Object.entries(files.value).every(([path, text]) => text === starter[path]);

  return {
    files,
    canUndoReset: computed(() => putAside.value !== null),
    storageTrouble: computed(() => (canStore.value ? null : storageRefused)),
    edit: (path: string, text: string) => become({ ...files.value, [path]: text }, putAside.value),
    /** Puts the starter back; false when it is there already, and then nothing is put aside. */
    reset: (): boolean => {
      if (isStarter()) return false;
      become(starter, files.value);
      return true;
    },
    undoReset: () => become(putAside.value ?? files.value, null),
  };
}
