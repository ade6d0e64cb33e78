import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'continues-with-what-is-left',
    'each-round-is-new',
    'cleanups-side-by-side',
  ],
  why: 'The next round is given everything again instead of what is left.',
});
