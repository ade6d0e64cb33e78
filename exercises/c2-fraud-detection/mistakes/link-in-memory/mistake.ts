import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['id-is-replay-safe'],
  why: 'The link from record to instance is kept in a variable, and a variable does not outlive the worker.',
});
