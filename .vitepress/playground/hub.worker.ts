// Entry of the hub worker: task hub, clock and checks of one playground, away from the page's thread.
//
// H1. Learner code never runs here; it runs in function workers, which the page starts and ends on request.
// H2. A loop is stopped within three seconds of the press that began it; starting the worker counts, so the code itself gets half of that.

import { webWorker, type StartedWebWorker } from '#worker/web-worker-client';
import type { Exercise } from '../../exercises/define-exercise.ts';
import { HubDesk } from './hub-desk.ts';
import { ReplySender } from './sent-reply.ts';
import type { FromHub, ToHub } from './session-messages.ts';

// The template of new exercises has no number, and is none.
const manifests = import.meta.glob<{ default: Exercise }>('../../exercises/*-*/exercise.ts');
const BUDGET_MS = 1_500; // H2
const requested = new Map<number, (port: MessagePort) => void>();
let lastRequest = 0;
const replies = new ReplySender();

const desk = new HubDesk({ startWorker: () => webWorker(request, { budgetMs: BUDGET_MS }), loadExercise });

addEventListener('message', (event: MessageEvent<ToHub>) => {
  const message = event.data;
  const [port] = event.ports;
  if (message.kind === 'ping') say({ kind: 'pong' });
  else if (message.kind === 'enough') desk.enough();
  else if (message.kind === 'command') void answer(message);
  else if (port) requested.get(message.id)?.(port);
});

async function answer({ id, command }: Extract<ToHub, { kind: 'command' }>): Promise<void> {
  const reply = await desk.answer(command, {
    onResult: (result) => say({ kind: 'check-result', id, result }),
    onPoint: (point) => say({ kind: 'crash-point', id, point }),
    onProgress: (progress) => say({ kind: 'progress', id, progress }),
  });
  replies.send(reply, (sent) => say({ kind: 'answer', id, reply: sent }));
}

async function loadExercise(slug: string): Promise<Exercise> {
  const load = manifests[`../../exercises/${slug}/exercise.ts`];
  if (!load) throw new Error(`There is no exercise ${slug}.`);
  return (await load()).default;
}

/** Asks the page for a function worker. */
function request(): Promise<StartedWebWorker> {
  const id = ++lastRequest;
  say({ kind: 'start-worker', id });
  return new Promise((resolve) => {
    requested.set(id, (port) => {
      requested.delete(id);
      resolve({ port, end: () => say({ kind: 'end-worker', id }) });
    });
  });
}

function say(message: FromHub): void {
  postMessage(message);
}
