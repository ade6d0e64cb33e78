import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['shop-stays'],
  why: 'A constant of the module is read anew when the app starts anew, which is what a changed setting makes it do.',
});
