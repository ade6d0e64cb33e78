import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['cancels-in-reverse'],
  why: 'The list is worked off from its beginning, but what was built last has to be taken down first.',
});
