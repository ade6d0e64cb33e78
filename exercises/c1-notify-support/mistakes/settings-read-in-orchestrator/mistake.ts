import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['settings-stay-outside'],
  why: 'The orchestrator reads the settings itself, and after a change the code no longer fits the history of what is running.',
});
