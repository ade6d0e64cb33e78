import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'no-result-is-suspicious',
    'counts-from-the-return',
    'stores-the-same-record',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'No result is treated like the result false, but silence has to count as suspicious.',
});
