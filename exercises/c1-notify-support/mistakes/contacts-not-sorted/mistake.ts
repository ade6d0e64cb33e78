import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'goes-on-in-order',
    'notifies-the-first-at-once',
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'callback-stops-everything',
    'output-tells-who-answered',
    'completes-with-the-callback',
    'late-callback-is-too-late',
    'second-callback-is-harmless',
    'callback-while-sending',
    'one-callback-for-all',
    'survives-a-crash',
  ],
  why: 'The contacts are tried in the order in which the table happens to hold them.',
});
