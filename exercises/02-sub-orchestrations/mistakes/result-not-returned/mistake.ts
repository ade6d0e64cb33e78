import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['output-is-returned'],
  why: 'The whole returns what was collected, not what updating returned.',
});
