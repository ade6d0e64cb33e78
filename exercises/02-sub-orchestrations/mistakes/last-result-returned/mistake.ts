import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['update-returns-stats', 'update-notifies', 'output-is-returned'],
  why: 'The result of the last call is taken for the result of the orchestration, and what was saved is lost.',
});
