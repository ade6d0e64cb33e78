// Board state: which app runs, what the reader asked of it, and what the hub answered last.
//
// Owns:   the choice of the app, and the exchanges of its run.
// Never:  sends anything by itself, but for the app that the reader chose.

import { computed, onMounted, ref, shallowRef, watch } from 'vue';
import { useHub, type Telling } from '../figures/use-hub.ts';
import { toAppSources } from '../playground/app-sources.ts';
import { isSameText, type Files } from '../playground/drafts.ts';
import { lifeTexts } from '../playground/life-text.ts';
import { textInEditor } from '../playground/open-texts.ts';
import type { ClockMove } from '../playground/session-messages.ts';
import type { BoardApp } from './board-apps.ts';
import { boardOf, type Contact } from './board.ts';
import { whatHappened } from './board-words.ts';
import { askedIn, callbackOf, commandOf, exchangesOf, exchangeText, reportOf } from './exchanges.ts';
import type { BoardRequest, Exchange } from './exchanges.ts';

/** The state of a board, and what its buttons do. Call it in a component's setup. */
export function useBoard(exercise: string, apps: readonly BoardApp[]) {
  const { answer, status, hasFailed, isBusy, ask } = useHub();
  const choice = ref(0);
  const exchanges = shallowRef<readonly Exchange[]>([]);
  /** The text that runs; null for an app that nobody edits. */
  const running = shallowRef<Files | null>(null);
  const isEdited = computed(() => running.value !== null && !isSameText(running.value, textInEditor(exercise) ?? {}));
  const asked = computed(() => askedIn(exchanges.value));
  const view = computed(() => answer.value.view);
  const isReady = computed(() => !isBusy.value && view.value !== null);

  const startOver = () => {
    const { app: ready, about = 'Nothing has happened yet.' } = apps[choice.value] ?? {};
    const text = textInEditor(exercise) ?? {};
    const app = ready ?? toAppSources(text);
    running.value = ready ? null : text;
    return ask(
      { do: 'tell', app, words: [] },
      () => `${about} Report an incident.`,
      () => (exchanges.value = []),
    );
  };

  /** An incident is news in the answer to its own report: by then the report is among the others. */
  const tell: Telling = (before, after) => whatHappened(before, after, asked.value);

  const send = (request: BoardRequest) => {
    const sentAt = view.value;
    return ask(
      commandOf(request),
      (before, after) => `${exchanges.value.slice(-1).map(exchangeText).join('')} ${tell(before, after)}`,
      (answered) => (exchanges.value = [...exchanges.value, ...exchangesOf(request, sentAt, answered)]),
    );
  };

  onMounted(startOver);
  watch(choice, startOver);

  return {
    choice,
    /** The text in the editor is another than the one that runs. */
    isEdited,
    view,
    board: computed(() => (view.value ? boardOf(view.value, asked.value) : null)),
    exchanges,
    status,
    hasFailed,
    isReady,
    canMove: computed(() => isReady.value && view.value?.nextDueMs !== null),
    startOver,
    move: (move: ClockMove) => ask({ do: 'move', ...move }, tell),
    crash: () => ask({ do: 'crash', pace: 'settle' }, (before, after) => `${lifeTexts.crash} ${tell(before, after)}`),
    report: (message: string) => send(reportOf(message)),
    callBack: (contact: Contact) => send(callbackOf(contact)),
  };
}
