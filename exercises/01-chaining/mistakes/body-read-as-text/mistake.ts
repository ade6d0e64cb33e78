import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-starts', 'every-request-starts'],
  why: 'The text of a JSON body still has its quotes, so they became part of the ID.',
});
