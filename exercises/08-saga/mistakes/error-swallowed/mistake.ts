import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['fails-with-the-reason', 'goes-on-cancelling'],
  why: 'The error is caught and answered with an output, so the trip looks Completed to everybody who asks for its status.',
});
