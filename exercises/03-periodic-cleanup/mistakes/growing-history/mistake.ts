import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['history-stays-small', 'each-round-is-new'],
  why: 'A loop keeps all its rounds in one execution, so the history grows with each of them.',
});
