import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['update-notifies'],
  why: 'A call that nobody yields is never made, so the player hears nothing.',
});
