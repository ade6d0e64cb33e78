// For jest: importing this file teaches its `expect` the matchers.

import { matchers, type DurableMatchers } from './matchers.ts';

/** What is used of jest's `expect`, which is a global. */
interface JestExpect {
  extend(given: typeof matchers): void;
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends DurableMatchers<R> {}
  }
}

(globalThis as unknown as { expect: JestExpect }).expect.extend(matchers);
