import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['completes-with-the-callback', 'callback-while-sending'],
  why: 'The timer that lost against the callback is not cancelled, so the process stays Running until it fires.',
});
