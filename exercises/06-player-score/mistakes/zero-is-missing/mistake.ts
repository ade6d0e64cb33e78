import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['zero-is-a-score'],
  why: 'A score of 0 is taken for a missing one.',
});
