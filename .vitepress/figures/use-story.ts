// Story state: what the hub answered last about the story that a figure tells.
//
// Owns:   the session with the hub, and which scene is told.
// Never:  sends anything by itself, but for the scene that the reader chose.

import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';
import { Session } from '../playground/session.ts';
import type { HubAnswer, HubCommand, RunView } from '../playground/session-messages.ts';
import { startFunctionWorker, startHub } from '../playground/workers.ts';
import { lineOf, whatHappened } from './simulation.ts';
import type { ToldStory } from './simulation.ts';

const beginning = 'Step runs the story bit by bit.';

/** The state of one live figure, and what its buttons do. Call it in a component's setup. */
export function useStory(story: ToldStory) {
  const session = new Session({ startHub, startFunctionWorker });
  onBeforeUnmount(() => session.close());
  const scene = ref(0);
  const answer = shallowRef<HubAnswer>({ view: null });
  const underWay = ref(0);
  const status = ref('Starting the simulator…');
  const hasFailed = ref(false);
  const words = computed(() => story.scenes[scene.value]?.words ?? []);
  const told = computed(() => answer.value.told ?? 0);
  const isOver = computed(() => told.value >= words.value.length);

  /** Answers come in the order of the commands, so the last one holds. */
  async function ask(command: HubCommand, sentence: (before: RunView | null, after: RunView) => string): Promise<void> {
    underWay.value += 1;
    const answered = await session.ask(command);
    underWay.value -= 1;
    const before = answer.value.view;
    answer.value = answered;
    const { view, problem } = answered;
    hasFailed.value = problem !== undefined || !view;
    if (view && !problem) status.value = sentence(before, view);
    else status.value = view && problem ? problem.message : 'The simulator stopped answering. Press Start over.';
  }

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
      return underWay.value === 0 && view !== null && (!isOver.value || view.nextDueMs !== null);
    }),
    step: () => move('step'),
    next: () => move('next'),
    startOver,
  };
}
