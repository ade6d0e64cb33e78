import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['follows-the-settings'],
  why: 'The window and the number of attempts are written into the code.',
});
