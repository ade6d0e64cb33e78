import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['survives-a-crash'],
  why: 'The score is read from a variable that dies with the worker, although the state is kept beside it.',
});
