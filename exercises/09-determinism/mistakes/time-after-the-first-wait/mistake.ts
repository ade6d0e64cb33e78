import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['time-stays'],
  why: 'The clock of the context has moved on by the time the customer is found.',
});
