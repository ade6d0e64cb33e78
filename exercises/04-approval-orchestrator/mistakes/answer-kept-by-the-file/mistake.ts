import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['no-answer-rejects'],
  why: 'The answer is kept in a variable of the file, which every order of the worker shares: an order that nobody answered is approved because another one was.',
});
