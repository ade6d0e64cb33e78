import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'harmless-is-not-stored',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'The webhook and the orchestrator name the event differently, so the result is never found.',
});
