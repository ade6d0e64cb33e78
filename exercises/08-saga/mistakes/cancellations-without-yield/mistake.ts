import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'cancels-in-reverse',
    'cancels-what-is-booked',
    'cancels-the-booking',
    'cancels-again',
    'goes-on-cancelling',
    'survives-a-crash',
  ],
  why: 'A cancellation that is not yielded is a task that nobody begins.',
});
