import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['each-once'],
  why: 'GetPlayer is called once to see whether there is a player and once more to get it.',
});
