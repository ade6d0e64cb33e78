// For vitest: importing this file teaches its `expect` the matchers.

import { expect } from 'vitest';
import { matchers, type DurableMatchers } from './matchers.ts';

declare module 'vitest' {
  interface Matchers<T> extends DurableMatchers<T> {}
}

expect.extend(matchers);
