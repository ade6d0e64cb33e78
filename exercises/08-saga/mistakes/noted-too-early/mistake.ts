import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-what-is-booked', 'survives-a-crash'],
  why: 'The cancellation is noted before the booking has come back, so what failed is cancelled as well.',
});
