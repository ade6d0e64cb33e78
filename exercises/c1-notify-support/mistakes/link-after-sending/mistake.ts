import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['callback-while-sending'],
  why: 'The number is linked when the first notification has been sent, so a callback that comes while it is being sent finds nobody who waits.',
});
