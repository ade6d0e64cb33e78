import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['passes-the-trip', 'cancels-what-is-booked'],
  why: 'Each step gets what the step before it returned, as in a chain, but all three need the trip.',
});
