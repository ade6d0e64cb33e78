import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['gives-up'],
  why: 'The second number of RetryOptions counts all tries; here it is meant to count the repetitions.',
});
