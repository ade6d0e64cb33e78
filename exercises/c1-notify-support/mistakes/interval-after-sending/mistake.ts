import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'counts-from-the-start',
    'follows-the-settings',
    'late-callback-is-too-late',
    'callback-while-sending',
  ],
  why: 'The time until the next attempt is counted from the end of the sending, so every attempt comes later than it should.',
});
