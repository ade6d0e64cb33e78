import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'goes-on-in-order',
    'keeps-histories-short',
    'output-tells-who-answered',
    'late-callback-is-too-late',
    'callback-while-sending',
  ],
  why: 'The start of the window is read from the clock of the machine, which tells another time at every replay.',
});
