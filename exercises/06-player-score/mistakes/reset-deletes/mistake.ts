import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['resets-the-score', 'reset-makes-a-score'],
  why: 'A deleted entity has no score at all, which is not the score 0.',
});
