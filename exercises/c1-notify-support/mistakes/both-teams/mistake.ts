import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'notifies-one-team',
    'spreads-the-attempts',
    'counts-from-the-start',
    'goes-on-in-order',
    'ends-unanswered',
    'keeps-histories-short',
    'output-tells-who-answered',
    'late-callback-is-too-late',
    'one-callback-for-all',
  ],
  why: 'The contacts of every team are put on one list.',
});
