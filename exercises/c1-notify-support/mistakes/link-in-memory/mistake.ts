import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['survives-a-crash'],
  why: 'The waiting instances are kept in a variable, which is gone when the worker crashes and which no other worker sees.',
});
