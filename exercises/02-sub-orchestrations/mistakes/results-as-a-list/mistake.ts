import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['collect-returns-both'],
  why: 'Task.all gives a list; the contract asks for an object with player and results.',
});
