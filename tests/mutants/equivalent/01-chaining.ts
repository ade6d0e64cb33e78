import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ArrayDeclaration',
    lineText: "methods: ['POST'],",
    from: "['POST']",
    to: '[]',
    reason:
      'The contract is about POST; which other methods the function takes is not promised. An alternative takes GET as well.',
  },
];

export default entries;
