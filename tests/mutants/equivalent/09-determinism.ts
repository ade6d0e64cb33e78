import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'StringLiteral',
    lineText: "const { id = '' } = request.params;",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'The route has no path without an id; the default is there for the compiler.',
  },
  {
    mutator: 'ArrayDeclaration',
    lineText: "methods: ['POST'],",
    from: "['POST']",
    to: '[]',
    reason: 'The contract is about POST; which other methods the function takes is not promised.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "handler: () => process.env['SHOP_NAME'] ?? 'Corner Theatre',",
    from: "'Corner Theatre'",
    to: '""',
    reason: 'What the shop is called where the setting is missing is not promised.',
  },
];

export default entries;
