import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'no-result-is-suspicious',
    'counts-from-the-return',
    'stores-the-same-record',
    'records-do-not-mix',
  ],
  why: 'Nothing limits the wait, so a record about which the other company says nothing waits for ever.',
});
