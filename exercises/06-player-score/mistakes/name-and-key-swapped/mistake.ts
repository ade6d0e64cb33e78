import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'records-the-game',
    'players-apart',
    'loses-no-points',
    'does-not-wait',
  ],
  why: 'The name of the entity comes first and the key second; nobody registered an entity with the name of a player.',
});
