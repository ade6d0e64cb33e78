import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'waiting-ones-complete',
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'The new flow has a new name, but the bookings that still run ask for the old one.',
});
