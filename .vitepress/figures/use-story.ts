// Story state: how far the story that a figure tells has come.
//
// Owns:   which scene is told.
// Never:  sends anything by itself, but for the scene that the reader chose.

import { computed, onMounted, ref, watch } from 'vue';
import { lineOf, whatHappened } from './simulation.ts';
import type { ToldStory } from './simulation.ts';
import { useHub } from './use-hub.ts';

const beginning = 'Step runs the story bit by bit.';

/** The state of one live figure, and what its buttons do. Call it in a component's setup. */
export function useStory(story: ToldStory) {
  const { answer, status, hasFailed, isBusy, ask } = useHub();
  const scene = ref(0);
  const words = computed(() => story.scenes[scene.value]?.words ?? []);
  const told = computed(() => answer.value.told ?? 0);
  const isOver = computed(() => told.value >= words.value.length);

  const startOver = () => ask({ do: 'tell', app: story.app, words: words.value }, () => beginning);
  const move = (by: 'step' | 'next') =>
    ask({ do: 'move', move: by }, (before, after) => {
      const ending = isOver.value && after.nextDueMs === null ? ' The story is over.' : '';
      return `${whatHappened(before, after)}${ending}`;
    });

  onMounted(startOver);
  watch(scene, startOver);

  return {
    scene,
    status,
    hasFailed,
    told,
    lines: computed(() => words.value.map(lineOf)),
    view: computed(() => answer.value.view),
    canMove: computed(() => {
      const { view } = answer.value;
      return !isBusy.value && view !== null && (!isOver.value || view.nextDueMs !== null);
    }),
    step: () => move('step'),
    next: () => move('next'),
    startOver,
  };
}
