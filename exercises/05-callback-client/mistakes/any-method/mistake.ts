import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['get-is-not-routed'],
  why: 'No methods are listed, and then an HTTP function accepts GET and POST.',
});
