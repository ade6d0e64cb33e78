import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'passes-the-right-app',
    'passes-another-right-app',
    'catches-an-endless-wait',
    'catches-a-short-hour',
    'catches-silence-taken-for-yes',
  ],
  why: 'The test sleeps for two seconds, as tests on a real clock do, and the hour is not over by then.',
});
