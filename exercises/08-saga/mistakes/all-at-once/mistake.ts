import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'books-in-order',
    'gives-up',
    'cancels-what-is-booked',
    'survives-a-crash',
  ],
  why: 'The three bookings are begun together, so there is no order, and of some it is not known whether they were made.',
});
