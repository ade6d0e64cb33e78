// First file of a grader's job: lets the process run TypeScript, then goes on with it. Plain JavaScript, like bin.js.

import { register } from 'tsx/esm/api';
import { registerExerciseModules } from '../exercise-modules.js';

register({ tsconfig: false });
registerExerciseModules();
await import('./job-process.ts');
