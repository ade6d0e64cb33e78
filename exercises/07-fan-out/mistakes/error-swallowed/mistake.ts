import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['no-list-no-report'],
  why: 'One try around everything also catches that the list of stations is missing, and reports a region without stations.',
});
