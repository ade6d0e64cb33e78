import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['every-request-starts'],
  why: 'With a fixed instance ID there can be only one instance at a time.',
});
