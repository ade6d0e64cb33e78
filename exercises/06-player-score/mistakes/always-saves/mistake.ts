import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['get-leaves-no-trace'],
  why: 'The state is set after every operation, so asking for a score makes one.',
});
