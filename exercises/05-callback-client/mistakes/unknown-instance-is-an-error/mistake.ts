import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-instance-is-404'],
  why: 'The error of the client is not caught, so the host answers 500.',
});
