import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-answers', 'zero-is-a-score', 'unknown-player-is-404'],
  why: 'What reading gives is not the state but an object that holds it, and that object always exists.',
});
