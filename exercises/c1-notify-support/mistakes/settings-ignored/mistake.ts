import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'follows-the-settings',
    'counts-from-the-start',
    'goes-on-in-order',
    'callback-stops-everything',
    'output-tells-who-answered',
    'late-callback-is-too-late',
    'one-callback-for-all',
    'survives-a-crash',
  ],
  why: 'The window and the number of attempts are written into the code.',
});
