import { expect, test } from 'vitest';
import { transpile } from './app-script.ts';
import { alignColumn } from './column-alignment.ts';

/** Every word of a line that is marked with « in the source is found from where it stands after transpiling. */
function columns(source: string): { marked: number[]; found: number[] } {
  const plain = source.replaceAll('«', '');
  const generated = transpile('app.ts', plain);
  const marks = source.split('«').slice(1);
  const marked = marks.map(
    (_, index) =>
      source
        .split('«')
        .slice(0, index + 1)
        .join('').length + 1,
  );
  const words = marks.map((rest) => /^[\w$]+/.exec(rest)?.[0] ?? '');
  const found = words.map((word) => alignColumn({ source: plain, generated }, generated.lastIndexOf(word) + 1));
  return { marked, found };
}

test.each([
  'const fail = (order: string): never => { throw new «RangeError(`no such order: ${order}`); };',
  "df.app.activity('Fails', { handler: async (order: string) => { await null; «fail(order); } });",
  'const name: string = `${a}`; const price = (b as number) + «round<number>(c!); «log(price);',
  "import { add } from './sum'; «shout(1);",
  'class Price { constructor(private readonly amount: number) { this.«check(); } }',
])('words keep their columns in: %s', (source) => {
  const { marked, found } = columns(source);
  expect(found).toEqual(marked);
});

test('a call of an imported function is found although it is written differently', () => {
  const source = "import { chunk } from './lists'; const all: number[][] = chunk([1]);";
  const generated = transpile('app.ts', source);
  expect(generated).toContain('_lists.chunk.call(');
  expect(alignColumn({ source, generated }, generated.indexOf('call(') + 1)).toBe(source.lastIndexOf('chunk') + 1);
});
