// What is changed in a text, and how a mutant is told from the others.

import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.ts';

const SOURCE = `export function isTall(metres: number, isChild: boolean): boolean {
  if (isChild) return metres > 1.5;
  return (
    metres > 1.9
  );
}
`;

test('each mutant is the whole text with one change', async () => {
  const mutants = await mutantsOf('src/tall.ts', SOURCE);

  const bound = mutants.filter(({ to }) => to === 'metres >= 1.9');
  expect(bound).toEqual([
    {
      file: 'src/tall.ts',
      line: 4,
      lineText: 'metres > 1.9',
      mutator: 'EqualityOperator',
      from: 'metres > 1.9',
      to: 'metres >= 1.9',
      source: SOURCE.replace('metres > 1.9', 'metres >= 1.9'),
    },
  ]);
  expect(new Set(mutants.map(({ source }) => source)).size).toBe(mutants.length);
});

test('what is longer than a line is shown on one, cut', async () => {
  const [body] = await mutantsOf('src/tall.ts', SOURCE);

  expect(body).toMatchObject({ mutator: 'BlockStatement', line: 1, to: '{}' });
  expect(body?.from).toBe('{ if (isChild) return metres > 1.5; return ( metres > 1.9 ); }');
});

test('a change that binds more loosely stays one operand', async () => {
  const mutants = await mutantsOf(
    'src/all.ts',
    'export const all = (a: boolean, b: boolean, c: boolean) => a && b && c;',
  );

  const inner = mutants.find(({ from, to }) => from === 'a && b' && to === 'a || b');
  expect(inner?.source).toContain('=> (a || b) && c;');
});
