import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-record-is-400'],
  why: 'Nobody catches the error by which the durable client says that there is no such instance.',
});
