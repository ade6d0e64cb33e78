import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['zero-is-a-temperature'],
  why: 'The operator || takes zero degrees for no answer.',
});
