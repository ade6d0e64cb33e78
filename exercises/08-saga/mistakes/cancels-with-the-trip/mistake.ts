import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-the-booking'],
  why: 'A cancellation gets the trip, as the booking did, and the hotel cannot know which booking is meant.',
});
