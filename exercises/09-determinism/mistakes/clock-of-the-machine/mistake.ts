import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['time-stays', 'voucher-survives-crashes'],
  why: 'new Date() tells the time of the replay, not the time at which the orchestration began.',
});
