import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['answers-202', 'finished-instance-is-202'],
  why: '200 says that the work is done; the event has only been accepted.',
});
