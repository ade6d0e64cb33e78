import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'both-are-sub-orchestrations',
    'collect-gets-the-player-id',
    'update-gets-what-was-collected',
    'one-after-the-other',
    'output-is-returned',
    'players-side-by-side',
  ],
  why: 'The work is done, but in one long orchestrator; the two smaller ones are never called.',
});
