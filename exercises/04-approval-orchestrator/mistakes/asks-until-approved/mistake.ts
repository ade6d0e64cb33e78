import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'false-rejects-at-once',
    'completes-with-the-event',
    'first-answer-stands',
  ],
  why: 'A no is taken for no answer yet: the loop goes on waiting for a yes.',
});
