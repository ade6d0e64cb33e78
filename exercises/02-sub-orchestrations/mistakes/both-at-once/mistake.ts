import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'one-after-the-other',
    'update-gets-what-was-collected',
    'failed-collect-fails-all',
  ],
  why: 'The two are called side by side, so the second cannot have the result of the first.',
});
