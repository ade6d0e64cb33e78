import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['client-answers-at-once'],
  why: 'The caller learns that something was started, but not how to ask about it.',
});
