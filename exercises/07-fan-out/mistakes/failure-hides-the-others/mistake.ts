import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-silent-station'],
  why: 'The error of Task.all says that something failed, and is taken to mean that everything did.',
});
