import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'catches-a-no-taken-for-yes',
    'catches-a-no-that-waits-on',
    'catches-an-endless-wait',
    'catches-a-short-hour',
    'catches-silence-taken-for-yes',
  ],
  why: 'Only the way that everybody hopes for is tested, not the no and not the silence.',
});
