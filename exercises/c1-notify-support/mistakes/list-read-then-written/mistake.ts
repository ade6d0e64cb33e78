import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-callback-for-all'],
  why: 'The list of those who wait is read, changed and written in three steps, and another incident can come between them and is lost.',
});
