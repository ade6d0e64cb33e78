// First file of the process in which process.ts runs an app: lets this process run TypeScript, then goes on with it.
// Plain JavaScript, like thread-entry.js. No tsconfig: the one in the working directory is the app's, not ours.

import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./process-worker.ts');
