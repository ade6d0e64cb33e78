import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'waits-for-the-player',
    'passes-the-player-on',
    'survives-a-crash',
    'no-player-no-update',
  ],
  why: 'Task.all starts both activities at the same moment, but the second needs the result of the first.',
});
