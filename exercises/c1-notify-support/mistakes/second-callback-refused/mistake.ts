import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'second-callback-is-harmless',
    'late-callback-is-too-late',
    'idle-number-is-no-error',
  ],
  why: 'When the incident has been answered, the next callback gets 410, although it means no harm.',
});
