import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['tries-again', 'gives-up', 'cancels-again'],
  why: 'The time between two tries doubles, as is often wise, but five seconds were asked for.',
});
