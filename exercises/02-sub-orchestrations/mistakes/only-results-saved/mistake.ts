import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['update-saves'],
  why: 'Only the results are saved, so nobody knows whose they are.',
});
