import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['goes-on-in-order'],
  why: 'The orders are compared as texts, and as a text 10 comes before 2.',
});
