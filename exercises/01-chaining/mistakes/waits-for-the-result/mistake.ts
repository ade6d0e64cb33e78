import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-answers-at-once'],
  why: 'The caller is kept waiting until the orchestration has ended, for up to ten seconds.',
});
