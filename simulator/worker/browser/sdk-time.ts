// SDK time: in a Web Worker the SDK, and an app that says `globalThis.setTimeout`, find the time of the loaded app.
//
// T1. The global scope of this Web Worker is its own and holds one app at a time; so here, unlike in Node, the globals
//     themselves are exchanged. What the worker needs of the real ones, it has taken before.

import { realGlobals } from '../app-globals.ts';
import type { SdkTime } from '../platform.ts';
import { setHrtime } from './process.ts';

const real = realGlobals();
let current: SdkTime | undefined;

/** Puts the time of an app in force, from now on. */
export function withinSdkTime<Result>(time: SdkTime | undefined, run: () => Result): Result {
  if (time !== current) {
    current = time;
    for (const [name, value] of Object.entries(time?.globals ?? real)) {
      if (value === globalThis) continue;
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
    }
    setHrtime(time?.hrtime as Parameters<typeof setHrtime>[0]);
  }
  return run();
}
