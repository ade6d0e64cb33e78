// Borrowed: one worker that serves many stories, for transports whose start is slow. Test support.

import type { FunctionWorker } from '#core';

/** The same worker, except that stopping it changes nothing; who made it stops it. Every load starts from nothing. */
export function borrowed(worker: FunctionWorker): FunctionWorker {
  return {
    load: (app, host) => worker.load(app, host),
    invoke: (invocation) => worker.invoke(invocation),
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => Promise.resolve(),
  };
}
