import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['second-callback-is-harmless'],
  why: 'Between the end of an instance and the end of its link a second callback finds an instance that does not run any more, and that is taken for an error.',
});
