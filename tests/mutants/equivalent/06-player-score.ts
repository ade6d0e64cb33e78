import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ArrayDeclaration',
    lineText: "methods: ['GET'],",
    from: "['GET']",
    to: '[]',
    reason: 'The contract is about GET; which other methods the function takes is not promised.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "const { player = '' } = request.params;",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'The route has no path without a player; the default is there for the compiler.',
  },
];

export default entries;
