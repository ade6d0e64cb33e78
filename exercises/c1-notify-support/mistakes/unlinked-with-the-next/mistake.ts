import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['late-callback-is-too-late', 'idle-number-is-no-error'],
  why: 'All contacts of an incident share one instance id, and the link of one is taken away only when the next has been notified: a callback in between reaches the instance that waits for the next.',
});
