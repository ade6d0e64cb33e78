import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'new-ones-return-both',
    'waiting-ones-complete',
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'The payment is raised on the instance with the id of the booking, but the sub-orchestration waits for it.',
});
