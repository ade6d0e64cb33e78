import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'callback-stops-everything',
    'second-callback-is-harmless',
    'callback-while-sending',
  ],
  why: 'What ends the wait is never looked at, so the attempts go on after the callback.',
});
