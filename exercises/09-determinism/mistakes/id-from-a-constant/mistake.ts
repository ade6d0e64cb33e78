import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['codes-differ'],
  why: 'The id is made from the time and a text that all instances have, so two that start at the same moment get the same.',
});
