import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-number-is-404'],
  why: 'Every callback is answered with 202, also when nobody waits for the number.',
});
