import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['output-is-returned'],
  why: 'The orchestration returns the decision, not what the activity returned.',
});
