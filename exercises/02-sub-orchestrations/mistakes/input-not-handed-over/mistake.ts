import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['collect-gets-the-player-id', 'players-side-by-side'],
  why: 'A sub-orchestration has an input of its own; it does not inherit that of its parent.',
});
