import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-silent-station', 'all-silent'],
  why: 'A station that does not answer is left out, so the reader of the report cannot see that it is missing.',
});
