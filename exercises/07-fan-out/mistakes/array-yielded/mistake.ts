import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'reads-every-station',
    'reads-at-the-same-time',
    'reports-in-order',
    'zero-is-a-temperature',
    'one-silent-station',
    'all-silent',
    'survives-a-crash',
  ],
  why: 'An array of tasks is not a task; only Task.all makes one of them.',
});
