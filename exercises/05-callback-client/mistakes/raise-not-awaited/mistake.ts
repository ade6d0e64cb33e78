import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-instance-is-404'],
  why: 'The answer is sent before the raise has ended, so its failure can change nothing any more.',
});
