import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['finished-instance-is-202'],
  why: 'A callback that comes late is treated as an error of the caller.',
});
