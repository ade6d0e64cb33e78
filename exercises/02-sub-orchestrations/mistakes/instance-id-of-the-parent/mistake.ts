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
  why: 'A sub-orchestration cannot have the instance ID of its parent: the call is dropped, and the parent waits for ever.',
});
