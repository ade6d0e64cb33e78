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
    'unknown-number-is-404',
    'idle-number-is-no-error',
    'late-callback-is-too-late',
    'second-callback-is-harmless',
    'one-callback-for-all',
  ],
  why: 'SendNotification is called but not yielded, so it is never scheduled.',
});
