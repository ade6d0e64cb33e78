import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-player-is-404'],
  why: 'Where there is no score the client makes one up.',
});
