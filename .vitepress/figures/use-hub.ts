// Hub state: what the hub answered last to a live figure, in its view and in a sentence.
//
// Owns:   the session with the hub.
// Never:  sends anything by itself.

import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';
import { hubIsGone, Session } from '../playground/session.ts';
import { nothingOpen } from '../playground/tape.ts';
import type { HubAnswer, HubCommand, RunView } from '../playground/session-messages.ts';
import { startFunctionWorker, startHub } from '../playground/workers.ts';

/** Says what a command did, by the views before and after it. */
export type Telling = (before: RunView | null, after: RunView) => string;

/** The way from one live figure to a hub of its own. Call it in a component's setup. */
export function useHub() {
  const session = new Session({ startHub, startFunctionWorker });
  onBeforeUnmount(() => session.close());
  const answer = shallowRef<HubAnswer>(nothingOpen);
  const underWay = ref(0);
  const status = ref('Starting the simulator…');
  const hasFailed = ref(false);

  /** Sends a command. Answers come in the order of the commands, so the last one holds. `hear` gets each before it is told. */
  async function ask(command: HubCommand, tell: Telling, hear?: (answered: HubAnswer) => void): Promise<void> {
    underWay.value += 1;
    const answered = await session.ask(command);
    underWay.value -= 1;
    const before = answer.value.view;
    answer.value = answered;
    hear?.(answered);
    const { view, problem } = answered;
    hasFailed.value = problem !== undefined || !view;
    if (answered === hubIsGone) status.value = 'The simulator stopped answering. Press Start over.';
    else if (problem) status.value = problem.message;
    else if (view) status.value = tell(before, view);
  }

  return { answer, status, hasFailed, isBusy: computed(() => underWay.value > 0), ask };
}
