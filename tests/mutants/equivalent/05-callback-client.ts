import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ConditionalExpression',
    lineText: "if (!String(error).includes('No instance with ID')) throw error;",
    from: "!String(error).includes('No instance with ID')",
    to: 'false',
    reason: 'For the events that the callback raises, the client rejects for this reason alone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "if (!String(error).includes('No instance with ID')) throw error;",
    from: "'No instance with ID'",
    to: '""',
    reason: 'For the events that the callback raises, the client rejects for this reason alone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: 'body: `There is no instance ${orchestratorInstanceId}.`,',
    from: '`There is no instance ${orchestratorInstanceId}.`',
    to: '``',
    reason: 'Only the answer 400 has a message in the contract.',
  },
];

export default entries;
