import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['completes-with-the-event'],
  why: 'The timer that lost the race is not cancelled, so the instance stays Running until the hour is over.',
});
