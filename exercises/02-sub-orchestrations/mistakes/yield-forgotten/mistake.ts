import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'both-are-sub-orchestrations',
    'collect-gets-the-player-id',
    'update-gets-what-was-collected',
    'one-after-the-other',
    'failed-collect-fails-all',
    'players-side-by-side',
  ],
  why: 'Without a yield the first call is never made, and the second gets a task instead of a result.',
});
