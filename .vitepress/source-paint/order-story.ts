// Order story: an app of one file as a playground runs it. Test support; nothing of the product imports it.

import { inProcessWorker } from '#worker/in-process';
import { readCapsule } from '#scenario';
import { defineExercise } from '../../exercises/define-exercise.ts';
import { HeardDesk } from '../playground/heard-desk.ts';
import type { ClockMove, ConsoleRequest, RunView, Variation } from '../playground/session-messages.ts';
import type { Tape } from '../playground/tape.ts';
import { asProbes, findAllProbes } from './find-probes.ts';
import { paintOf } from './paint.ts';
import { lineText } from './paint-words.ts';

/** The app's only file. */
export const file = 'src/functions/app.ts';
const LINES_BEFORE = 3;
const notMuch = `import * as df from 'durable-functions';
df.app.activity('Work', { handler: (n: number) => n });
df.app.activity('Other', { handler: () => 'other' });
`;

/** From a line of the file to a line of the orchestrators, or the way back. */
const lineIn = (line: number, where: 'in the orchestrators' | 'in the file' = 'in the orchestrators'): number =>
  where === 'in the file' ? line + LINES_BEFORE : line - LINES_BEFORE;

/** What an app of one file does in a playground; the orchestrator to start is called Orders, and the instance order-1. */
export function orderStory(orchestrators: string) {
  const files = { [file]: notMuch + orchestrators };
  const places = findAllProbes(files);
  const path = '/runtime/webhooks/durabletask/orchestrators/Orders/order-1';
  const start = { label: 'Start', method: 'POST', path, body: null } as const;
  const exercise = defineExercise({
    title: 'Orders',
    lesson: 'orders',
    task: ['Ship.'],
    files: [{ path: file, role: 'edit' }],
    hints: ['None.'],
    requests: [start],
    onRun: [start],
    checks: [{ id: 'any', title: 'Any', points: 10, run: () => Promise.resolve() }],
  });
  const desk = new HeardDesk({ startWorker: inProcessWorker, loadExercise: () => Promise.resolve(exercise) });
  const probes = asProbes(places);
  let tape: Tape | undefined;
  const heard = async (command: Parameters<HeardDesk['answer']>[0], timeline: 'main' | 'other' = 'main') => {
    const { problem, tapes } = await desk.answer(command);
    if (problem) throw new Error(problem.message);
    tape = tapes[timeline];
  };
  const view = (at?: number): RunView => {
    if (!tape) throw new Error('Nothing runs.');
    return tape.view(at);
  };
  return {
    run: () => heard({ do: 'run', exercise: 'orders', files, start: true, pace: 'settle', probes }),
    begin: () => heard({ do: 'run', exercise: 'orders', files, start: true, pace: 'step by step', probes }),
    move: (move: ClockMove) => heard({ do: 'move', ...move }),
    send: (request: ConsoleRequest) => heard({ do: 'send', request, pace: 'settle' }),
    /** Saves the run, and makes the file a run again. @returns the text of the file. */
    saveAndReplay: async () => {
      const { saved = '' } = await desk.answer({ do: 'save', exercise: 'orders', savedAt: '2030-01-01T00:00:00.000Z' });
      await heard({ do: 'replay', capsule: readCapsule(saved), probes });
      return saved;
    },
    fork: (variation: Variation) => heard({ do: 'fork', from: 'main', variation }, 'other'),
    /** What is painted, as one reads it; lines count within the orchestrators. Default: at the newest moment, of order-1. */
    painted: (instanceId = 'order-1', at?: number) =>
      paintOf(view(at), instanceId, places).map((one) => lineText({ ...one, line: lineIn(one.line) })),
    view,
    lineIn,
    places,
    get moments() {
      return tape?.marks.length ?? 0;
    },
  };
}

/** The request that raises an event for order-1, with the data true. */
export const raise = (event: string): ConsoleRequest => ({
  method: 'POST',
  path: `/runtime/webhooks/durabletask/instances/order-1/raiseEvent/${event}`,
  body: 'true',
});
