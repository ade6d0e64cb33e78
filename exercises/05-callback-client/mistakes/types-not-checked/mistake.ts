import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'names-is-approved',
    'names-the-instance-id',
    'names-the-event-name',
    'raises-nothing-when-refused',
  ],
  why: 'A field that is there is taken for a field of the right type.',
});
