import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['no-player-no-update'],
  why: 'The error is caught and logged, and then the chain goes on with a player that does not exist.',
});
