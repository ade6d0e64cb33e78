import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['idle-number-is-no-error'],
  why: 'A link to an instance that has ended does no harm while the instance is there; once it is purged, raising an event on it is an error.',
});
