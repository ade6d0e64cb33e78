import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'output-tells-who-answered',
    'notifies-the-first-at-once',
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'goes-on-in-order',
    'callback-stops-everything',
    'completes-with-the-callback',
    'late-callback-is-too-late',
    'second-callback-is-harmless',
    'callback-while-sending',
    'one-callback-for-all',
    'survives-a-crash',
  ],
  why: 'The attempts are counted from 0, and 0 is what tells that nobody answered.',
});
