import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'catches-a-no-taken-for-yes',
    'catches-silence-taken-for-yes',
    'catches-a-second-activity',
    'catches-another-input',
    'catches-a-lost-result',
  ],
  why: 'That an order has completed is taken for proof that it has ended well; nobody looks how it ended.',
});
