import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'continues-with-what-is-left',
    'waits-four-hours',
    'no-wait-after-the-last-round',
    'each-round-is-new',
    'history-stays-small',
    'cleanups-side-by-side',
  ],
  why: 'continueAsNew gives no task; to yield what it gives is an error, and the instance fails.',
});
