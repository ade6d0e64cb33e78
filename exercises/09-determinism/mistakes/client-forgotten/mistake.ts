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
  why: 'The new flow is there, but nothing starts it.',
});
