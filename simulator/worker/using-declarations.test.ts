import { transform } from 'sucrase';
import { expect, test } from 'vitest';
import { withoutUsing } from './using-declarations.ts';

/** Runs the body of a function, after its declarations are taken away, and tells in which order things happened. */
async function story(body: string): Promise<string[]> {
  const said: string[] = [];
  const held = (name: string) => ({
    name,
    [Symbol.dispose]: () => void said.push(`-${name}`),
    [Symbol.asyncDispose]: async () => void (await Promise.resolve(), said.push(`-${name}, later`)),
  });
  const { code } = transform(withoutUsing(`(async function (held: unknown, say: (text: string) => void) {${body}})`), {
    transforms: ['typescript'],
  });
  const run = (0, eval)(code) as (...given: unknown[]) => Promise<void>;
  await run(held, (text: string) => said.push(text)).catch((error: Error) => said.push(error.message));
  return said;
}

test.each([
  ['the end of the block', 'using a = held("a"); say("body");', ['body', '-a']],
  [
    'a return',
    'const f = () => { using a: { name: string } = held("a"); return `}${a.name}`; }; say(f());',
    ['-a', '}a'],
  ],
  ['an error', 'using a = held("a"); throw new Error("oops");', ['-a', 'oops']],
  ['nothing to dispose of', 'using a = null, b = undefined; say("body");', ['body']],
  [
    'several, last one first',
    'using a = held("a"), b = held("b"); using c = held("c"); say("body");',
    ['body', '-c', '-b', '-a'],
  ],
  [
    'a block within a block',
    'using a = held("a"); { using b = held("b"); say("in"); } say("out");',
    ['in', '-b', 'out', '-a'],
  ],
  ['no semicolons', 'using a = held("a")\n say("body")\n', ['body', '-a']],
  ['a name that says the same', 'const using = 1; say(String(using)); say("using a = b");', ['1', 'using a = b']],
  ['await using', 'await using a = held("a"); say("body");', ['body', '-a, later']],
])('what is held until %s', async (_name, body, happens) => {
  expect(await story(body)).toEqual(happens);
});

test('lines stay where they are', () => {
  const text = 'function f() {\n  using a = b();\n  return a;\n}\n';

  expect(withoutUsing(text)).toBe(
    'function f() {\n  let a; try { a = b();\n  return a;\n} finally { a?.[Symbol.dispose](); } }\n',
  );
});
