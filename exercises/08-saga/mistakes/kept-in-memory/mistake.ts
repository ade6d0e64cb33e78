import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'survives-a-crash',
    'books-in-order',
    'passes-the-trip',
    'all-booked',
    'tries-again',
    'gives-up',
    'cancels-in-reverse',
    'cancels-what-is-booked',
    'cancels-the-booking',
    'fails-with-the-reason',
    'cancels-again',
    'goes-on-cancelling',
  ],
  why: 'The bookings stand outside of the orchestrator, so a replay skips what it finds there and asks for other activities than the first run.',
});
