import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['keeps-histories-short'],
  why: 'One execution tries all contacts, so its history grows with each of them, and every replay takes longer.',
});
