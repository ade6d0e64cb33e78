import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'new-ones-are-rated',
    'new-ones-return-both',
    'waiting-ones-complete',
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'The mark that tells new from old is part of the booking, and goes to the activities with it.',
});
