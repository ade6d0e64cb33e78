import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['tries-again', 'gives-up', 'cancels-again'],
  why: 'A loop tries again at once, three times within the same second, while the line is still busy.',
});
