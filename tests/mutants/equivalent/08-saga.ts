import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'BlockStatement',
    lineText: '} catch (error) {',
    from: "{ context.error('Somebody has to look after', booking, error); }",
    to: '{}',
    reason: 'Only a line of the log is gone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "context.error('Somebody has to look after', booking, error);",
    from: "'Somebody has to look after'",
    to: '""',
    reason: 'The wording of the log is not promised.',
  },
];

export default entries;
