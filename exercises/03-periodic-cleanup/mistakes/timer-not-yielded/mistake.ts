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
  why: 'A timer that nobody yields is never made, so the rounds follow each other without a pause.',
});
