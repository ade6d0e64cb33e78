// Story worker: the app of a story runs in a worker thread, one for all stories of a file.

import type { FunctionWorker } from '#core';
import { threadWorker } from '#worker/thread';

const worker = threadWorker();

/** The worker of this file's stories. */
export function storyWorker(): FunctionWorker {
  return worker;
}
