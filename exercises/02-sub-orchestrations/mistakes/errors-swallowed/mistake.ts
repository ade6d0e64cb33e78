import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['failed-update-fails-all', 'failed-collect-fails-all'],
  why: 'Every error is caught and logged, so the instance says Completed although nothing was updated.',
});
