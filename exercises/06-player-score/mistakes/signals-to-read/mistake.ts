import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-player-is-404'],
  why: 'Adding nothing before reading also makes a score for players who have none.',
});
