import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['waits-four-hours'],
  why: 'An activity that sleeps is no durable timer: it occupies a worker for four hours, and a crash makes it sleep anew.',
});
