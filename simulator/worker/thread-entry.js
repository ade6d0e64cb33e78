// First file of the thread in which thread.ts runs an app: lets this thread run TypeScript, then goes on with it.
// Plain JavaScript, because Node applies `--import tsx` to the main thread alone.

import { register } from 'tsx/esm/api';

register();
await import('./thread-worker.ts');
