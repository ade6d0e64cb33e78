import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'reads-every-station',
    'reports-in-order',
    'one-silent-station',
    'survives-a-crash',
  ],
  why: 'A loop over Task.any notes the answers as they come, and each further Task.any asks the stations that are left once more.',
});
