import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-again'],
  why: 'Only the bookings are tried again; a cancellation has one try.',
});
