import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['no-answer-rejects', 'last-second-counts'],
  why: 'The deadline is worked out once, when the file is loaded, so every order after the first has less than an hour, and a restart gives a replay another one.',
});
