import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-callback-for-all'],
  why: 'The entity holds one instance id, so the second incident takes the place of the first, which is then never answered.',
});
