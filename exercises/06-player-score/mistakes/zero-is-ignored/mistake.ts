import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['sets-the-score', 'reset-makes-a-score', 'zero-is-a-score'],
  why: '0 is taken for a missing number, so an operation that should make the score 0 does nothing.',
});
