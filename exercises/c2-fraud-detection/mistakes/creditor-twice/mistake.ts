import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'gets-both-customers',
    'customers-in-parallel',
    'analyzes-the-record',
  ],
  why: 'A copied line still has the account of the creditor in it.',
});
