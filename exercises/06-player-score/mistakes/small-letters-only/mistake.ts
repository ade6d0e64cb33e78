import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['players-apart', 'client-answers'],
  why: 'A key in small letters is meant to be tidy, but it makes one score of two players.',
});
