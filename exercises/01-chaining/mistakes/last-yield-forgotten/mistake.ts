import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'completes',
    'waits-for-the-player',
    'passes-the-player-on',
    'each-once',
    'survives-a-crash',
  ],
  why: 'Nothing needs the result of the last step, so nobody yields it, and then it is never made.',
});
