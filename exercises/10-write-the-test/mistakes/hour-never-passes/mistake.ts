import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'catches-an-endless-wait',
    'catches-a-short-hour',
    'catches-silence-taken-for-yes',
  ],
  why: 'An hour seems too long for a test, so the end of it is never reached.',
});
