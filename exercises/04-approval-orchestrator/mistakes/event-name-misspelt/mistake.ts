import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'true-approves',
    'false-rejects-at-once',
    'last-second-counts',
    'output-is-returned',
    'completes-with-the-event',
    'early-event-counts',
    'first-answer-stands',
    'other-events-are-ignored',
  ],
  why: 'The name of the event begins with a small letter, and event names are matched exactly.',
});
