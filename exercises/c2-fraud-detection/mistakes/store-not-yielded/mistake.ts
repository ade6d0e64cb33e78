import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'suspicious-is-stored',
    'id-is-replay-safe',
    'no-result-is-suspicious',
    'counts-from-the-return',
    'stores-the-same-record',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'An activity whose task is not yielded is never called.',
});
