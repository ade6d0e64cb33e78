import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'old-promise-holds',
    'running-ones-complete',
    'pending-ones-count',
    'both-survive-crashes',
  ],
  why: 'Those who wait for an old booking know its output as a list of tickets, and get an object.',
});
