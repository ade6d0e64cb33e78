// Draft state: the learner's text while the page lives, stored at every edit.
//
// Owns:   the text, and what Reset or Import put aside.
// Never:  runs anything. Stored text is shown, not started.

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { ExerciseData } from '../figures/exercise.ts';
import { Drafts, isSameText, storageRefused, type Aside, type Files } from './drafts.ts';
import { offerText } from './open-texts.ts';

/** The learner's text of one exercise. Call it in a component's setup. */
export function useDraft(slug: string, exercise: ExerciseData) {
  const starter: Files = Object.fromEntries(exercise.files.map(({ path, starter: text }) => [path, text]));
  const drafts = new Drafts(slug, starter, () => localStorage);
  const files = shallowRef<Files>(starter);
  const aside = shallowRef<Aside | null>(null);
  const canStore = ref(true);
  let takeBack = () => {};

  onMounted(() => {
    const found = drafts.load();
    files.value = found.files;
    aside.value = found.aside;
    takeBack = offerText(slug, () => files.value);
  });
  onBeforeUnmount(() => takeBack());

  function become(text: Files, putAside: Aside | null): void {
    files.value = text;
    aside.value = putAside;
    canStore.value = drafts.save(text, putAside);
  }

  /** Puts the text aside for another; false when that is there already, and then nothing is put aside. */
  function replace(text: Files, by: Aside['by']): boolean {
    if (isSameText(text, files.value)) return false;
    // Whoever chose the wrong file chooses once more; what was written here stays aside.
    const before = aside.value;
    const isChosenAgain = by === 'import' && before && isSameText(files.value, before.replacedBy);
    become(text, { files: isChosenAgain ? before.files : files.value, by, replacedBy: text });
    return true;
  }

  return {
    files,
    /** What put the text aside that can be brought back. */
    undoable: computed(() => aside.value?.by ?? null),
    storageTrouble: computed(() => (canStore.value ? null : storageRefused)),
    edit: (path: string, text: string) => become({ ...files.value, [path]: text }, aside.value),
    /** Puts the starter back; false when it is there already. */
    reset: () => replace(starter, 'reset'),
    /** Makes the text what was imported; false when it is the same. */
    takeOver: (text: Files) => replace(text, 'import'),
    undo: () => become(aside.value?.files ?? files.value, null),
  };
}
