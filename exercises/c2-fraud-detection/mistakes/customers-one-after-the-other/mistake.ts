import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['customers-in-parallel'],
  why: 'Each call is waited for before the next is made, though neither needs the other.',
});
