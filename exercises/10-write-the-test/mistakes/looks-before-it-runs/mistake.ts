import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'passes-the-right-app',
    'passes-another-right-app',
    'catches-another-event-name',
    'catches-a-no-taken-for-yes',
    'catches-a-no-that-waits-on',
    'catches-a-timer-left-running',
    'catches-a-second-activity',
  ],
  why: 'The event is raised and the result asked for at once, before the clock has moved and the orchestrator has seen the event.',
});
