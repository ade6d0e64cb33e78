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
  why: 'Without a yield the call of GetPlayer gives a task and not a player, and is never made.',
});
