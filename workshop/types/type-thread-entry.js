// First file of the thread in which the compiler runs: lets this thread run TypeScript, then goes on with it.
// Plain JavaScript, because Node applies `--import tsx` to the main thread alone.

import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./type-thread.ts');
