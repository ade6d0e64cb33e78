import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['unknown-record-is-400'],
  why: 'No entity can have an empty key, so a result without a record ID is an error of the app and not of the caller.',
});
