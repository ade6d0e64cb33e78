import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['webhook-answers-202', 'later-results-change-nothing'],
  why: 'A handler that returns nothing, or only a text, answers 200.',
});
