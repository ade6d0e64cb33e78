// Story worker: the app of a story runs in a worker process, one for all stories of a file.

import type { FunctionWorker } from '#core';
import { processWorker } from '#worker/process';

const worker = processWorker();

/** The worker of this file's stories. */
export function storyWorker(): FunctionWorker {
  return worker;
}
