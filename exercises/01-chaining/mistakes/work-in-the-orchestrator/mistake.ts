import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'gets-the-player',
    'waits-for-the-player',
    'passes-the-player-on',
    'each-once',
    'survives-a-crash',
    'no-player-no-update',
  ],
  why: 'The player is looked up by a function of the orchestrator, which runs at every replay and leaves no trace in the history.',
});
