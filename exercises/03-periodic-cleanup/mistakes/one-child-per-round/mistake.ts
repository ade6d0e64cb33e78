import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['each-round-is-new'],
  why: 'Each round calls the next as a sub-orchestration, so every round before it stays open and waits.',
});
