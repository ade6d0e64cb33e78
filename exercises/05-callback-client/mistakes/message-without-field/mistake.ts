import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['names-the-instance-id', 'names-the-event-name', 'names-is-approved'],
  why: 'The caller learns that something is wrong, but not what.',
});
