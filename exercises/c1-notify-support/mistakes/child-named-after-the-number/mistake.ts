import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-callback-for-all'],
  why: 'The instance ID of the sub-orchestration is made of the phone number, so two incidents want the same instance for one contact.',
});
