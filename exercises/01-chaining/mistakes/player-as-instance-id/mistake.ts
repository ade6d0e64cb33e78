import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-starts', 'every-request-starts'],
  why: 'The ID of the player became the name of the instance, and the instance has no input.',
});
