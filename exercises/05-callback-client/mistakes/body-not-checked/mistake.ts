import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'refuses-other-bodies',
    'names-the-instance-id',
    'names-the-event-name',
    'names-is-approved',
    'raises-nothing-when-refused',
  ],
  why: 'The type assertion is taken for a check, but it does nothing when the app runs.',
});
