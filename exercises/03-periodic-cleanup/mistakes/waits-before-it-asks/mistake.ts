import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['ends-when-clean', 'no-wait-after-the-last-round'],
  why: 'Whether anything is left is asked only after the wait, so the last round takes four hours longer.',
});
