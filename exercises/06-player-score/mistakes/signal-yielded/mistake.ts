import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['records-the-game', 'does-not-wait'],
  why: 'A signal gives no task back, so yielding it hands over undefined and ends the orchestration.',
});
