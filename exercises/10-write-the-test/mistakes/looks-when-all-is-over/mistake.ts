import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'catches-a-no-that-waits-on',
    'catches-a-short-hour',
    'catches-a-timer-left-running',
  ],
  why: 'The test lets two hours pass before it looks, so it cannot tell at once from at last.',
});
