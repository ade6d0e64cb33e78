import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-silent-station', 'all-silent'],
  why: 'After the first failure the results are read at once, but the stations that still work have none yet.',
});
