import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ConditionalExpression',
    lineText: 'const approved = winner === answer && answer.result === true;',
    from: 'winner === answer',
    to: 'true',
    reason: 'Where the timer has won, the event has no result yet, so its result is not true either.',
  },
];

export default entries;
