import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-silent-station', 'all-silent'],
  why: 'Task.all throws when one task fails, and nobody catches it, so a single silent station ends the whole report.',
});
