import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-in-reverse'],
  why: 'All cancellations are begun at once, though each may need what the ones before it left behind.',
});
