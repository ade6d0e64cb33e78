import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['every-request-starts'],
  why: 'The ID of the player is also the name of the instance, so a second game of a player cannot begin while the first runs.',
});
