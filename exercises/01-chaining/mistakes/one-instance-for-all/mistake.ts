import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['every-request-starts'],
  why: 'With a fixed instance id there can be only one instance at a time.',
});
