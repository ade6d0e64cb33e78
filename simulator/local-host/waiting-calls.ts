// Waiting calls: calls of functions that sleep while the virtual clock stands still. Nothing but moving the clock wakes them.
//
// Owns:   which calls are told of, and that each is told of once.
// Never:  changes what the worker or the hub does.

import type { AppWait, FunctionWorker, Invocation } from '#core';

/** A call that does nothing until its timer is due. */
export interface WaitingCall {
  /** The function. */
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly dueMs: number;
}

/** The same worker; tells of each call that came to wait. */
export function waitingCalls(worker: FunctionWorker, tell: (call: WaitingCall) => void): FunctionWorker {
  const untold = new Map<string, string>();
  const told = ({ dueMs, invocationIds }: AppWait): void => {
    for (const id of invocationIds) {
      const name = untold.get(id);
      if (untold.delete(id) && name !== undefined) tell({ name, dueMs });
    }
  };
  return {
    load: (app, host) => worker.load(app, { ...host, waits: (wait) => (host.waits?.(wait), told(wait)) }),
    invoke: async (invocation: Invocation) => {
      untold.set(invocation.invocationId, invocation.functionName);
      try {
        return await worker.invoke(invocation);
      } finally {
        untold.delete(invocation.invocationId);
      }
    },
    advance: (nowMs) => worker.advance(nowMs),
    stop: () => worker.stop(),
  };
}
