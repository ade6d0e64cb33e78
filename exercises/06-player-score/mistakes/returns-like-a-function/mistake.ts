import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['get-answers', 'get-leaves-no-trace'],
  why: 'The return value of an entity function goes nowhere; the answer is given with a method of the context.',
});
