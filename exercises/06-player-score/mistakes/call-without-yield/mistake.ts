import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'records-the-game',
    'players-apart',
    'loses-no-points',
    'does-not-wait',
  ],
  why: 'A call is a task, and a task that nobody yields is never made; only a signal needs no yield.',
});
