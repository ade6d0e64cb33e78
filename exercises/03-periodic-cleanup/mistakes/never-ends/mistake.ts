import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['ends-when-clean', 'no-wait-after-the-last-round'],
  why: 'Nothing asks whether anything is left, so the rounds go on for ever.',
});
