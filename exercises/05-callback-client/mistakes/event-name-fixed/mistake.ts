import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['uses-the-event-name'],
  why: 'The name of the event is written into the code, so only one kind of orchestration can be called back.',
});
