// Story worker: where the app of a story runs. Here in process; the other test projects put `story-worker.thread.ts` or
// `story-worker.browser.ts` in the place of this file, so that every story holds on every transport.

import type { FunctionWorker } from '#core';
import { inProcessWorker } from '#worker/in-process';

/** A worker for one story. */
export function storyWorker(): FunctionWorker {
  return inProcessWorker();
}
