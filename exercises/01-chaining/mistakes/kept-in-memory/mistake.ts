import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['completes', 'passes-the-player-on', 'each-once'],
  why: 'What a replay finds in memory is not what the first run found, so it asks for other activities.',
});
