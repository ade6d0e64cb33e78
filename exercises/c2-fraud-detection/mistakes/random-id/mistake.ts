import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'id-is-replay-safe',
    'unknown-record-is-400',
    'stores-the-same-record',
  ],
  why: 'Each replay makes another random ID, so the record that is stored is not the one that was analysed.',
});
