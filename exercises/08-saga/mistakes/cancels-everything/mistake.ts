import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-what-is-booked', 'survives-a-crash'],
  why: 'All bookings are cancelled without a look at how far they came.',
});
