import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'players-apart',
    'records-the-game',
    'loses-no-points',
    'does-not-wait',
  ],
  why: 'With a fixed key there is one score for all players.',
});
