import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['later-results-change-nothing'],
  why: 'Every result is waited for until the five minutes are over, and the last one wins.',
});
