import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'no-answer-rejects',
    'late-answer-is-ignored',
    'input-is-passed-on',
    'output-is-returned',
    'one-activity-in-all',
  ],
  why: 'Nothing limits the wait, so an order that nobody answers waits for ever.',
});
