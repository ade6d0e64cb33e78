import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['sends-the-boolean', 'false-is-an-answer'],
  why: 'The orchestration gets the whole callback where it waits for a boolean.',
});
