import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['spreads-the-attempts'],
  why: 'A setting that is missing counts as undefined, and a number that is made of that is none.',
});
