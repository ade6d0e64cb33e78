import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['analyzes-the-record'],
  why: 'Task.all gives the results in the order of its list, and here the debtor was asked for first.',
});
