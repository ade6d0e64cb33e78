import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['raises-nothing-when-refused', 'names-is-approved'],
  why: 'The event is raised first and the last field checked after it, when it is too late.',
});
