import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['false-is-an-answer'],
  why: '!isApproved cannot tell a field that is missing from one that is false.',
});
