import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'late-callback-is-too-late',
    'one-callback-for-all',
    'idle-number-is-no-error',
  ],
  why: 'All contacts of an incident share one instance id, and the link is not taken away when a window is over: a late callback reaches the instance that waits for somebody else.',
});
