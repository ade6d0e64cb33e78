import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'collect-asks-for-both',
    'collect-returns-both',
    'one-after-the-other',
    'failed-collect-fails-all',
    'players-side-by-side',
  ],
  why: 'The tasks are put into the output, but nobody yields them, so the activities are never called.',
});
