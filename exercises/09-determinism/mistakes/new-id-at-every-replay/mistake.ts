import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['code-stays', 'codes-differ', 'voucher-survives-crashes'],
  why: 'crypto.randomUUID() makes another code at every replay, so the voucher that is sent is not the one that was stored.',
});
