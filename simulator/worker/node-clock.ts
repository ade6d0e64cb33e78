// Node clock: the fake clock of @sinonjs/fake-timers as an app in Node finds it, also in a browser.
//
// N1. Wherever the worker runs, there is `setImmediate`, and a timer is an object with `ref` and `unref`. So an app behaves
//     the same in the page and in the terminal.

import { withGlobal } from '@sinonjs/fake-timers';

const nothing = (): void => undefined;
const { Date, Intl, Promise, performance, Performance } = globalThis;

/** What the library asks of a global scope; it only looks at what is there. */
const nodeScope = {
  setTimeout: () => ({}),
  clearTimeout: nothing,
  setInterval: () => ({}),
  clearInterval: nothing,
  setImmediate: () => ({}),
  clearImmediate: nothing,
  process: { hrtime: Object.assign(() => [0, 0], { bigint: () => 0n }) },
  Date,
  Intl,
  Promise,
  performance,
  Performance,
};

const timers = withGlobal(nodeScope);

/** A fake clock; nothing of the process changes by it. */
export type NodeClock = ReturnType<typeof timers.createClock>;

/** @param nowMs milliseconds since the Unix epoch. */
export function createNodeClock(nowMs: number): NodeClock {
  return timers.createClock(nowMs);
}
