import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ConditionalExpression',
    lineText: 'if (stations.length === 0) return [];',
    from: 'stations.length === 0',
    to: 'false',
    reason: 'For no tasks Task.all throws; the catch below takes the error, and the report is empty all the same.',
  },
  {
    mutator: 'BlockStatement',
    lineText: '} catch {',
    from: "{ context.log('A station does not answer'); }",
    to: '{}',
    reason: 'Only a line of the log is gone.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "context.log('A station does not answer');",
    from: "'A station does not answer'",
    to: '""',
    reason: 'The wording of the log is not promised.',
  },
];

export default entries;
