import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['passes-another-right-app'],
  why: 'The whole status is compared, with a custom status that the task does not speak of.',
});
