import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['goes-on-cancelling'],
  why: 'A cancellation that fails throws out of the catch: the rest are not made, and its error hides the reason.',
});
