import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['stores-the-same-record'],
  why: 'The record is stored as it was made, before anybody knew the result.',
});
