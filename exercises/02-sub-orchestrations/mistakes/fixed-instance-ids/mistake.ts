import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['players-side-by-side'],
  why: 'The instance IDs of the sub-orchestrations are the same for every parent, so two parents want the same instance.',
});
