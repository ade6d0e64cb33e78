import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'no-answer-rejects',
    'waits-for-an-answer',
    'true-approves',
    'false-rejects-at-once',
    'last-second-counts',
    'output-is-returned',
    'first-answer-stands',
    'other-events-are-ignored',
  ],
  why: 'The hour is counted in seconds, but the clock of a Date counts in milliseconds.',
});
