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
  why: 'The list of all names is given to one call, and not one name to each call.',
});
