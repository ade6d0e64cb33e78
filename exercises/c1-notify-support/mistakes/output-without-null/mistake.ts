import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['ends-unanswered'],
  why: 'The output for nobody has only one of the three members.',
});
