import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'harmless-is-not-stored',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'The event brings the whole body, and an object is as good as true.',
});
