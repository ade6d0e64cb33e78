import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'notifies-the-first-at-once',
    'spreads-the-attempts',
    'counts-from-the-start',
    'follows-the-settings',
    'goes-on-in-order',
    'notifies-one-team',
    'ends-unanswered',
    'settings-stay-outside',
    'keeps-histories-short',
    'callback-stops-everything',
    'output-tells-who-answered',
    'completes-with-the-callback',
    'unknown-number-is-404',
    'idle-number-is-no-error',
    'late-callback-is-too-late',
    'second-callback-is-harmless',
    'callback-while-sending',
    'one-callback-for-all',
    'survives-a-crash',
  ],
  why: 'The orchestrator is an async generator, and what that gives back at each step is a promise, which the SDK takes for a task.',
});
