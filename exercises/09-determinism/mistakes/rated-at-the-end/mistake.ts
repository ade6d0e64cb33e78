import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'new-ones-are-rated',
    'new-ones-return-both',
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'Appended to the end, the new call breaks no replay; but old bookings take part in it, and new ones are rated too late.',
});
