import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['discount-is-drawn', 'big-ones-are-approved'],
  why: 'The discount was made deterministic by not drawing it.',
});
