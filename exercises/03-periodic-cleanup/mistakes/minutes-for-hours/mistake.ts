import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'waits-four-hours',
    'continues-with-what-is-left',
    'no-wait-after-the-last-round',
    'each-round-is-new',
    'history-stays-small',
    'cleanups-side-by-side',
  ],
  why: 'Four hours are counted as four minutes: a factor of sixty is missing.',
});
