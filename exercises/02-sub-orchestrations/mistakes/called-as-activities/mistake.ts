import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'both-are-sub-orchestrations',
    'collect-gets-the-player-id',
    'update-gets-what-was-collected',
    'one-after-the-other',
    'output-is-returned',
    'failed-collect-fails-all',
    'failed-update-fails-all',
    'players-side-by-side',
  ],
  why: 'An orchestrator is not an activity: the host knows no activity of that name, so the instance waits for ever.',
});
