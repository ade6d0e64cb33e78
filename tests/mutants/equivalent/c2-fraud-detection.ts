import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ArrayDeclaration',
    lineText: "methods: ['POST'],",
    from: "['POST']",
    to: '[]',
    reason: 'The contract is about POST; which other methods the function takes is not promised.',
  },
  {
    mutator: 'ArrayDeclaration',
    lineText: "methods: ['POST'],",
    from: "['POST']",
    to: '[]',
    reason: 'The contract is about POST; which other methods the function takes is not promised.',
  },
  {
    mutator: 'ObjectLiteral',
    lineText: 'return { recordId: record.id, isSuspiciousTransaction };',
    from: '{ recordId: record.id, isSuspiciousTransaction }',
    to: '{}',
    reason: 'The output is not judged.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "return badRequest('recordId must be a text and not empty.');",
    from: "'recordId must be a text and not empty.'",
    to: '""',
    reason: 'The answer 400 has no message in the contract.',
  },
  {
    mutator: 'ConditionalExpression',
    lineText: "if (typeof isSuspiciousTransaction !== 'boolean')",
    from: "typeof isSuspiciousTransaction !== 'boolean'",
    to: 'false',
    reason: 'What a result without a boolean gets, and whether it counts, is not promised.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "return badRequest('isSuspiciousTransaction must be true or false.');",
    from: "'isSuspiciousTransaction must be true or false.'",
    to: '""',
    reason: 'The answer 400 has no message in the contract.',
  },
  {
    mutator: 'ConditionalExpression',
    lineText: "if (!String(error).includes('No instance with ID')) throw error;",
    from: "!String(error).includes('No instance with ID')",
    to: 'false',
    reason: 'For the events that the webhook raises, the client rejects for this reason alone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "if (!String(error).includes('No instance with ID')) throw error;",
    from: "'No instance with ID'",
    to: '""',
    reason: 'For the events that the webhook raises, the client rejects for this reason alone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: 'return badRequest(`There is no record ${recordId}.`);',
    from: '`There is no record ${recordId}.`',
    to: '``',
    reason: 'The answer 400 has no message in the contract.',
  },
  {
    mutator: 'ConditionalExpression',
    lineText: "if (typeof recordId !== 'string' || recordId === '')",
    from: "recordId === ''",
    to: 'false',
    reason: "Without this test the client finds no instance with the ID '', and the answer is 400 as well.",
  },
  {
    mutator: 'StringLiteral',
    lineText: "if (typeof recordId !== 'string' || recordId === '')",
    from: "''",
    to: '"Stryker was here!"',
    reason: "Without this test the client finds no instance with the ID '', and the answer is 400 as well.",
  },
];

export default entries;
