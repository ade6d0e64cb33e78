import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['fails-with-the-reason', 'goes-on-cancelling'],
  why: 'What is thrown is a text and not an Error; the host then sees no failure, and the instance stays Running for ever.',
});
