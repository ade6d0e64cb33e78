import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'goes-on-in-order',
    'ends-unanswered',
    'keeps-histories-short',
    'output-tells-who-answered',
    'late-callback-is-too-late',
    'callback-while-sending',
    'one-callback-for-all',
  ],
  why: 'The start of the window is read from the clock of the machine, which tells another time at every replay.',
});
