import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['no-stations'],
  why: 'Task.all is called for a region without stations, and it refuses an empty list.',
});
