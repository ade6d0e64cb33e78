import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['ids-are-unique'],
  why: 'newGuid is made of its text, the time and a counter; in two instances that start in the same millisecond all three are equal.',
});
