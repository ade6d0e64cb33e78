import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cleanups-side-by-side', 'each-round-is-new'],
  why: 'What is left is kept in a variable of the file, and all instances share it.',
});
