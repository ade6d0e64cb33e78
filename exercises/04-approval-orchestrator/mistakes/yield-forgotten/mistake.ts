import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'waits-for-an-answer',
    'true-approves',
    'false-rejects-at-once',
    'no-answer-rejects',
    'last-second-counts',
    'output-is-returned',
    'early-event-counts',
    'first-answer-stands',
    'other-events-are-ignored',
  ],
  why: 'Task.any is called but not yielded, so nothing waits, and the task itself is compared.',
});
