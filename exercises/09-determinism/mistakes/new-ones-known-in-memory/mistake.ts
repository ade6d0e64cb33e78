import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['both-survive-crashes'],
  why: 'Which bookings are new is known to a variable of the module, and the next worker does not know it.',
});
