import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'cleans-at-once',
    'waits-four-hours',
    'continues-with-what-is-left',
    'ends-when-clean',
    'no-wait-after-the-last-round',
    'each-round-is-new',
    'history-stays-small',
    'cleanups-side-by-side',
  ],
  why: 'The wait comes first, so nothing is cleaned for four hours.',
});
