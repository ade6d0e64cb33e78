// Silent calls: functions of an app under test that do not answer in real time. In the process of the test nothing can end them.
//
// Owns:   which call is told of, and that each is told of once.
// Never:  ends anything, or changes what the worker or the hub does. The runner of the test has a time-out of its own.
//
// C1. A call that waits for a timer of its own on virtual time is not silent; it may be again when the clock has moved.
// C2. A process that has nothing else to do is kept for as long as the silence that is told of, and no longer.

import type { AppWait, FunctionWorker } from '#core';
import { Watchdog } from '#worker/watchdog';

const SILENCE_MS = 2_000;

interface OpenCall {
  readonly number: number;
  readonly name: string;
  isResting: boolean;
}

/** The same worker; tells of each function that has not answered for two seconds of real time. */
export function silentCalls(worker: FunctionWorker, tell: (line: string) => void): FunctionWorker {
  const watchdog = new Watchdog(SILENCE_MS);
  const open = new Map<string, OpenCall>();
  let calls = 0;
  const watch = ({ number, name }: OpenCall): void => {
    watchdog.watch(number, () => {
      tell(`"${name}" has not answered for 2 seconds; look for a promise that never settles.`);
    });
  };
  const rest = (call: OpenCall): void => {
    call.isResting = true;
    watchdog.release(call.number);
  };
  const waits = ({ invocationIds }: AppWait): void => invocationIds.flatMap((id) => open.get(id) ?? []).forEach(rest);
  return {
    load: (app, host) => worker.load(app, { ...host, waits: (wait) => (waits(wait), host.waits?.(wait)) }),
    invoke: async (invocation) => {
      const call = { number: (calls += 1), name: invocation.functionName, isResting: false };
      open.set(invocation.invocationId, call);
      watch(call);
      try {
        return await worker.invoke(invocation);
      } finally {
        watchdog.release(call.number);
        open.delete(invocation.invocationId);
      }
    },
    advance: async (nowMs) => {
      const awake = [...open.values()].filter(({ isResting }) => isResting);
      awake.forEach(watch);
      await worker.advance(nowMs);
      awake.forEach(rest); // those that have not answered wait again
    },
    stop: () => {
      watchdog.releaseAll();
      return worker.stop();
    },
  };
}
