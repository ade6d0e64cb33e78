import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'sets-the-score',
    'adds-to-the-score',
    'resets-the-score',
    'reset-makes-a-score',
    'get-answers',
    'survives-a-crash',
    'records-the-game',
    'players-apart',
    'loses-no-points',
    'does-not-wait',
    'client-answers',
    'zero-is-a-score',
  ],
  why: 'The state is an object with the score in it, but the contract says that it is the number itself.',
});
