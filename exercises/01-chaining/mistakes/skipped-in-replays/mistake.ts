import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'completes',
    'passes-the-player-on',
    'survives-a-crash',
    'no-player-no-update',
  ],
  why: 'A replay has to ask for GetPlayer again to get its result from the history; it does not run again by that.',
});
