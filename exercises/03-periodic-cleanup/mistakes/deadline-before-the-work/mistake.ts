import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['waits-four-hours'],
  why: 'The clock is read before the work, so the time that the work takes is missing from the wait.',
});
