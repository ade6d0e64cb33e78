// Board state: which app runs, what the reader asked of it, and what the hub answered last.
//
// Owns:   the requests of the contract, as the reader's presses send them.
// Never:  sends anything by itself, but for the app that the reader chose.

import { computed, onMounted, ref, shallowRef, watch } from 'vue';
import { useHub, type Telling } from '../figures/use-hub.ts';
import { toAppSources } from '../playground/app-sources.ts';
import { textInEditor } from '../playground/open-texts.ts';
import type { ClockMove, HubAnswer, RunView } from '../playground/session-messages.ts';
import type { BoardApp } from './board-apps.ts';
import { boardOf, reportsIn, type Contact, type Exchange } from './board.ts';
import { answerText, happenings } from './board-words.ts';

const beginning = 'Nothing has happened yet. Report an incident.';

/** What is asked of an app, before it has answered. */
type Request = Pick<Exchange, 'request' | 'reported'> & { readonly path: string; readonly body: unknown };

/** The state of a board, and what its buttons do. Call it in a component's setup. */
export function useBoard(exercise: string, apps: readonly BoardApp[]) {
  const { answer, status, hasFailed, isBusy, ask } = useHub();
  const choice = ref(0);
  const exchanges = shallowRef<readonly Exchange[]>([]);
  const reports = computed(() => reportsIn(exchanges.value));
  const view = computed(() => answer.value.view);
  const isReady = computed(() => !isBusy.value && view.value !== null);

  const startOver = () => {
    const app = apps[choice.value]?.app ?? toAppSources(textInEditor(exercise) ?? {});
    return ask(
      { do: 'tell', app, words: [] },
      () => beginning,
      () => (exchanges.value = []),
    );
  };

  /** An incident is news in the answer to its own report: by then the report is among the others. */
  const tell: Telling = (before, after) => {
    const boardAt = (one: RunView) => boardOf(one, reports.value);
    return happenings(before && boardAt(before), boardAt(after), { ...after, wasMs: before?.nowMs ?? after.nowMs });
  };

  function send({ path, body, ...request }: Request) {
    const hear = ({ response, view: after }: HubAnswer) => {
      if (!response || !after) return;
      exchanges.value = [...exchanges.value, { ...request, atMs: after.nowMs - after.startMs, response }];
    };
    const command = {
      do: 'send',
      request: { method: 'POST', path, body: JSON.stringify(body) },
      pace: 'settle',
    } as const;
    return ask(command, (before, after) => `${answerText(exchanges.value.at(-1))} ${tell(before, after)}`, hear);
  }

  onMounted(startOver);
  watch(choice, startOver);

  return {
    choice,
    view,
    board: computed(() => (view.value ? boardOf(view.value, reports.value) : null)),
    exchanges,
    status,
    hasFailed,
    isReady,
    canMove: computed(() => isReady.value && view.value?.nextDueMs !== null),
    startOver,
    move: (move: ClockMove) => ask({ do: 'move', ...move }, tell),
    report: (message: string) =>
      send({
        path: '/api/NotifySupportHttpClient',
        body: { message, severity: 1 },
        request: `Report “${message}”`,
        reported: message,
      }),
    callBack: ({ name, phoneNumber }: Contact) =>
      send({ path: '/api/CallbackHttpClient', body: phoneNumber, request: `${name} calls back` }),
  };
}
