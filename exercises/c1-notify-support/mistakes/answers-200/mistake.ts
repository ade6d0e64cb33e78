import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['answers-with-addresses'],
  why: 'The client makes an answer of its own, without the addresses by which a caller can follow the instance.',
});
