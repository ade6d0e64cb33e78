import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['callback-while-sending'],
  why: 'Each attempt makes a new wait for the event, but the one that timed out is still there and takes what comes while the next notification is being sent.',
});
