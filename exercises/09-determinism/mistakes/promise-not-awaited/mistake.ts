import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['customer-is-named'],
  why: 'The name arrives a second later, when this run of the orchestrator is long over and nobody reads the variable any more.',
});
