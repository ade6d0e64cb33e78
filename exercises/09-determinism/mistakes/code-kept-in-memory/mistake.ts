import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['voucher-survives-crashes'],
  why: 'The code is random and kept in a variable of the module, which is gone when the worker dies.',
});
