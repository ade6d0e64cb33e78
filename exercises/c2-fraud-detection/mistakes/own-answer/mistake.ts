import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-starts'],
  why: 'The caller gets the instance ID alone, and no address under which to ask.',
});
