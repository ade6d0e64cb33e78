// In-process worker: runs the app in the process that asks. For code that one trusts; nothing that hangs here can be ended.

import type { FunctionWorker } from '#core';
import { LocalWorker } from './local-worker.ts';
import { nodePlatform } from './node-platform.ts';

/**
 * A worker in this very process. Several live side by side without seeing each other.
 * An app that never answers cannot be ended: use a worker thread for code that is not trusted.
 */
export function inProcessWorker(): FunctionWorker {
  return new LocalWorker(nodePlatform());
}
