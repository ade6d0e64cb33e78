import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'catches-another-event-name',
    'catches-a-no-taken-for-yes',
    'catches-a-no-that-waits-on',
    'catches-an-endless-wait',
    'catches-a-short-hour',
    'catches-silence-taken-for-yes',
    'catches-a-timer-left-running',
    'catches-a-second-activity',
    'catches-another-input',
    'catches-a-lost-result',
  ],
  why: 'Each test catches its own failure and logs it, so no test ever fails.',
});
