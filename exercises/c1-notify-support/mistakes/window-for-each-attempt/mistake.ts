import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'goes-on-in-order',
    'keeps-histories-short',
    'callback-stops-everything',
    'output-tells-who-answered',
    'late-callback-is-too-late',
    'callback-while-sending',
  ],
  why: 'Each attempt gets the whole window to itself instead of its share.',
});
