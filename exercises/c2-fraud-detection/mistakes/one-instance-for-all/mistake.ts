import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'ids-are-unique',
    'webhook-answers-202',
    'stores-the-same-record',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'With a fixed instance ID there can be only one instance at a time.',
});
