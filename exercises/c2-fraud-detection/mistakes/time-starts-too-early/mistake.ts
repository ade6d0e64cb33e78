import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['counts-from-the-return'],
  why: 'The timer is made before the record is handed over, so the time that this takes is lost.',
});
