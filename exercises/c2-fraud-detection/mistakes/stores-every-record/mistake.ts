import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'harmless-is-not-stored',
    'later-results-change-nothing',
    'records-do-not-mix',
  ],
  why: 'The result is read, but nothing depends on it.',
});
