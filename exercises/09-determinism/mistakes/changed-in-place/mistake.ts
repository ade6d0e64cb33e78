import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'waiting-ones-complete',
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'The new call takes the place in the history where the old bookings have theirs, so they fail when they are replayed.',
});
