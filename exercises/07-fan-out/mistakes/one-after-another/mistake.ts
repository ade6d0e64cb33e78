import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['reads-at-the-same-time'],
  why: 'Each turn of the loop yields, and so waits for, one station before it asks the next.',
});
