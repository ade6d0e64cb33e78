import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['passes-the-player-on', 'survives-a-crash'],
  why: 'The second activity gets the ID, because nobody looks at what the first one returned.',
});
