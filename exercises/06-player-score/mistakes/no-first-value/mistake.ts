import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'adds-to-the-score',
    'get-answers',
    'get-leaves-no-trace',
    'survives-a-crash',
    'players-apart',
    'loses-no-points',
  ],
  why: 'The state of a new entity is undefined, and undefined plus a number is NaN, which JSON turns into null.',
});
