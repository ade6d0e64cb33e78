// Story worker: the app of a story runs in a Web Worker, one for all stories of a file.

import type { FunctionWorker } from '#core';
import { connectWebWorker, webWorker } from '#worker/web-worker-client';

const worker = webWorker(() => {
  const handle = new Worker(new URL('../worker/web-worker.ts', import.meta.url), { type: 'module' });
  return { port: connectWebWorker(handle), end: () => handle.terminate() };
});

/** The worker of this file's stories. */
export function storyWorker(): FunctionWorker {
  return worker;
}
