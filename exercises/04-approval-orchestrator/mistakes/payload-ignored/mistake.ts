import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'false-rejects-at-once',
    'output-is-returned',
    'early-event-counts',
    'first-answer-stands',
    'other-events-are-ignored',
  ],
  why: 'That the event came is taken for a yes; what it says is never read.',
});
