import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['shop-stays'],
  why: 'The setting is read when the customer has been found, a second after the orchestration began, and may be another one by then.',
});
