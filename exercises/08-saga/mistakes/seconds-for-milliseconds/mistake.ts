import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['tries-again', 'gives-up', 'cancels-again'],
  why: 'The time between two tries is given in seconds, but RetryOptions counts in milliseconds.',
});
