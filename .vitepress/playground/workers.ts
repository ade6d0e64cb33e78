// Workers: where the page's two kinds of worker come from. The bundler finds them by these very expressions.

import { connectWebWorker } from '#worker/web-worker-client';
import type { StartedFunctionWorker } from './session.ts';

/** Starts a hub worker: task hub, clock and checks. */
export function startHub(): Worker {
  return new Worker(new URL('./hub.worker.ts', import.meta.url), { type: 'module', name: 'task hub' });
}

/** Starts a function worker: the learner's code and the SDK. */
export function startFunctionWorker(): StartedFunctionWorker {
  const handle = new Worker(new URL('../../simulator/worker/web-worker.ts', import.meta.url), {
    type: 'module',
    name: 'function worker',
  });
  return { handle, port: connectWebWorker(handle) };
}
