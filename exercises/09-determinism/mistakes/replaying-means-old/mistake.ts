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
  why: 'isReplaying is true for every instance that goes on after a wait, new ones included, so they change their flow half way.',
});
