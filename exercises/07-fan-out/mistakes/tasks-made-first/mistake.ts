import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['reads-at-the-same-time'],
  why: 'The tasks are made together, but a task begins only when it is yielded, and they are yielded one by one.',
});
