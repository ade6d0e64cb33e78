import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['input-is-passed-on'],
  why: 'The activity is given the answer instead of the order that the answer is about.',
});
