import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['idle-number-is-no-error', 'unknown-number-is-404'],
  why: 'An entity that does not exist has no state, and that is read as if it were a list.',
});
