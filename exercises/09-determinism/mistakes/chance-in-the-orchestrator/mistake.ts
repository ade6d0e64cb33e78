import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'discount-stays',
    'code-stays',
    'time-stays',
    'discount-is-drawn',
    'big-ones-are-approved',
    'shop-stays',
    'customer-is-named',
    'voucher-survives-crashes',
  ],
  why: 'Math.random() draws again at every replay, and the replay may then take another branch than its history.',
});
