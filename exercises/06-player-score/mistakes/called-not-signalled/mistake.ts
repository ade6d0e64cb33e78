import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['does-not-wait'],
  why: 'A call waits for the answer of the entity, and here nobody needs the answer.',
});
