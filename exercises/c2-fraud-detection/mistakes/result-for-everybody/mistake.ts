import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'records-do-not-mix',
    'webhook-answers-202',
    'unknown-record-is-400',
    'later-results-change-nothing',
  ],
  why: 'The webhook does not know which instance waits for this record, and so tells all that run.',
});
