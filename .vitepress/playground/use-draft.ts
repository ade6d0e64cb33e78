// Draft state: the learner's text while the page lives, as components see it.
//
// Owns:   nothing but the way from the text (draft-text.ts) to what is drawn.
// Never:  runs anything. Stored text is shown, not started.

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { ExerciseData } from '../figures/exercise.ts';
import { onOtherTab, pageStore } from '../progress/page-store.ts';
import { DraftText } from './draft-text.ts';
import { draftKept, Drafts, storageRefused, type Files } from './drafts.ts';
import { offerText } from './open-texts.ts';

/** Names this tab among all that are open. */
const tab = Math.random().toString(36).slice(2);

/** The learner's text of one exercise. Call it in a component's setup. */
export function useDraft(slug: string, exercise: ExerciseData) {
  const starter: Files = Object.fromEntries(exercise.files.map(({ path, starter: text }) => [path, text]));
  const text = new DraftText(new Drafts(slug, starter, pageStore, tab), starter);
  const files = shallowRef<Files>(starter);
  const changes = ref(0);
  const ends: (() => void)[] = [];

  /** Changes the text, and draws what became of it. */
  function change<T>(how: () => T): T {
    const answer = how();
    files.value = text.files;
    changes.value += 1;
    return answer;
  }

  const drawn = <T>(what: () => T) => computed(() => (changes.value, what()));

  onMounted(() => {
    change(() => text.open());
    ends.push(
      onOtherTab(() => change(() => text.look())),
      offerText(slug, () => files.value),
    );
  });
  onBeforeUnmount(() => ends.forEach((end) => end()));

  return {
    files,
    /** What put the text aside that can be brought back. */
    undoable: drawn(() => text.undoable),
    /** Another tab has stored another text, and the learner has to choose. */
    hasOtherText: drawn(() => text.otherText !== null),
    storageTrouble: drawn(() => (text.isRefused ? storageRefused : text.isOtherKept ? draftKept : null)),
    edit: (path: string, content: string) => change(() => text.edit(path, content)),
    /** Puts the starter back; false when it is there already. */
    reset: () => change(() => text.reset()),
    /** Makes the text what was imported; false when it is the same. */
    takeOver: (imported: Files) => change(() => text.takeOver(imported)),
    undo: () => change(() => text.undo()),
    takeTheirs: () => change(() => text.takeTheirs()),
    keepMine: () => change(() => text.keepMine()),
  };
}
