import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'survives-a-crash',
    'gets-the-stations',
    'reads-every-station',
    'reports-in-order',
    'zero-is-a-temperature',
    'one-silent-station',
    'all-silent',
  ],
  why: 'The list is kept in a variable outside of the orchestrator, so a replay skips GetStations and asks for other activities than the first run.',
});
