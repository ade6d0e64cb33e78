import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['tries-again', 'gives-up', 'cancels-again'],
  why: 'Every activity is called once, so a busy line is taken for the end of the trip.',
});
