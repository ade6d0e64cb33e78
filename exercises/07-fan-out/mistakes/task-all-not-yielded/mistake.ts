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
  why: 'Task.all is called but not yielded, so no station is ever asked.',
});
