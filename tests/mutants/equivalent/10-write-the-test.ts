import type { EquivalentMutant } from '../equivalent.ts';

const entries: readonly EquivalentMutant[] = [
  {
    mutator: 'ObjectLiteral',
    lineText: "const order = { item: 'Desk lamp', amount: 79.5 };",
    from: "{ item: 'Desk lamp', amount: 79.5 }",
    to: '{}',
    reason: 'Any order will do: the tests compare what comes out with the same object.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "const order = { item: 'Desk lamp', amount: 79.5 };",
    from: "'Desk lamp'",
    to: '""',
    reason: 'Any order will do: the tests compare what comes out with the same object.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "test('an order that is approved is processed at once', async (app) => {",
    from: "'an order that is approved is processed at once'",
    to: '""',
    reason: 'A test may have any name that no other has.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "test('an order that is rejected is rejected at once', async (app) => {",
    from: "'an order that is rejected is rejected at once'",
    to: '""',
    reason: 'A test may have any name that no other has.',
  },
  {
    mutator: 'StringLiteral',
    lineText: "test('silence rejects after one hour, and not before', async (app) => {",
    from: "'silence rejects after one hour, and not before'",
    to: '""',
    reason: 'A test may have any name that no other has.',
  },
];

export default entries;
