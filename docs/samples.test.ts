// The code of the pages: it comes from files that tests run (snippets.test.ts, commands.test.ts), and compiles in an exercise.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesIn, read, root } from './repository-files.ts';

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];
const snippets = filesIn('docs/snippets', '.ts');

/** The code that stands in the pages themselves. */
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/^( *)```(\S*)[^\n]*\n([^]*?)\n\1```$/gm)].map(([, , language = '', code = '']) => ({
    page,
    language,
    code,
  })),
);

/** The files from which pages take code. */
const shown = pages.flatMap((page) => filesShownOn(page));

function filesShownOn(page: string): string[] {
  return [...read(page).matchAll(/^ *<<< @\/([^\s#{]+)/gm)].map(([, file = '']) => path.posix.join('docs', file));
}

describe('code that stands in a page', () => {
  // There is no compiler for C# here; commands.test.ts is about the shell; the rest is text, such as that of an error,
  // or a part of a workflow of GitHub.
  const kinds = ['', 'csharp', 'json', 'sh', 'txt', 'yaml'];

  test('is never TypeScript: that comes from files', () => {
    expect(blocks.length).toBeGreaterThan(30);
    expect(blocks.filter(({ language }) => !kinds.includes(language))).toEqual([]);
  });

  test('is JSON that can be read', () => {
    const json = blocks.filter(({ language }) => language === 'json');
    expect(json.length).toBeGreaterThan(0);
    for (const { code, page } of json) expect(() => JSON.parse(code) as unknown, page).not.toThrow();
  });

  test('is C# beside the same in TypeScript', () => {
    for (const { page, code } of blocks.filter(({ language }) => language === 'csharp')) {
      const [, name = ''] = /\[Function\("(\w+)"\)\]/.exec(code) ?? [];
      const isThere = filesShownOn(page).some((file) => read(file).includes(`'${name}'`));
      expect(isThere, `${page}: ${name}`).toBe(true);
    }
  });
});

describe('code that comes from a file', () => {
  /** Who runs what: snippets.test.ts, the contract of the exercises, and the tests of the kit and of the grader. */
  const run =
    /^(docs\/snippets|exercises\/[^/]+\/(starter|mistakes|alternatives)|solutions|tests\/kit\/app|tests\/grade\/my-checks)\//;

  test('lies where a test runs it', () => {
    expect(shown.filter((file) => !run.test(file))).toEqual([]);
  });

  test('compiles under the settings of an exercise', { timeout: 60_000 }, () => {
    expect(problemsIn(snippets)).toEqual([]);
  });
});

/** What the compiler says of some files. The settings are those with which a learner would paste them into an exercise. */
function problemsIn(files: readonly string[]): string[] {
  const config = 'exercises/01-chaining/starter/tsconfig.json';
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(root, config), (file) => readFileSync(file, 'utf8')).config,
    ts.sys,
    path.join(root, path.dirname(config)),
  );
  const names = files.map((file) => path.join(root, file));
  // The repository's own package.json makes modules of its files; those of an exercise are none.
  const found = ts.createProgram(names, {
    ...options,
    rootDir: root,
    noEmit: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  return ts
    .getPreEmitDiagnostics(found)
    .map(
      ({ file, messageText }) =>
        `${path.relative(root, file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
