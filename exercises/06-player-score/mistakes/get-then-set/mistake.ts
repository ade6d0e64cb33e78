import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['loses-no-points', 'does-not-wait'],
  why: 'Each operation runs alone, but another game may come between the get and the set of this one.',
});
