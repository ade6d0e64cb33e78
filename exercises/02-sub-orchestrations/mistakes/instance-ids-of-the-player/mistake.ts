import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['players-side-by-side'],
  why: 'The instance IDs of the sub-orchestrations are made of the player ID, so two parents for one player want the same instance.',
});
