import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'no-result-is-suspicious',
    'id-is-replay-safe',
    'suspicious-is-stored',
    'counts-from-the-return',
    'stores-the-same-record',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'Task.any is called but not yielded, so nothing waits, and the task itself is compared.',
});
