import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['all-booked', 'tries-again'],
  why: 'What is in a finally runs also when all went well, so a trip that was booked is cancelled at once.',
});
