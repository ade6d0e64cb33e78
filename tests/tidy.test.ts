// Tidy: what the compiler and the linter cannot see. Who may import whom, where time and chance come from, how long things get.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'vue/compiler-sfc';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { ALONE } from './alone.ts';

vi.setConfig({ testTimeout: 30_000 }); // the compiler reads every file

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const sources = files.filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.d.ts'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The rooms, from the inside out, and what each may import besides itself. */
const ROOMS: Record<string, readonly string[]> = {
  'simulator/core': [],
  'simulator/http': ['simulator/core'],
  'simulator/worker': ['simulator/core'],
  'simulator/scenario': ['simulator/core', 'simulator/http'],
  'simulator/local-host': ['simulator/core', 'simulator/http', 'simulator/worker'],
  'simulator/test-kit': ['simulator/core', 'simulator/scenario', 'simulator/worker'],
  'simulator/stories': ['simulator/core', 'simulator/http', 'simulator/scenario', 'simulator/worker'],
  exercises: ['simulator/core', 'simulator/scenario'],
  workshop: ['simulator/core', 'simulator/scenario', 'simulator/worker', 'simulator/local-host', 'exercises'],
  diagrams: [],
  '.vitepress': ['simulator/core', 'simulator/http', 'simulator/scenario', 'simulator/worker', 'exercises', 'diagrams'],
};

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^#core$/, 'simulator/core/index.ts'],
  [/^#http$/, 'simulator/http/index.ts'],
  [/^#scenario$/, 'simulator/scenario/index.ts'],
  [/^#worker\//, 'simulator/worker/'],
  [/^#exercises\//, 'exercises/'],
];

function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS).find((room) => file.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(scriptOf(file)).importedFiles.map(({ fileName }) => fileName);
}

/** A file's TypeScript; of a component, its script. */
function scriptOf(file: string): string {
  return file.endsWith('.vue') ? (parse(read(file)).descriptor.scriptSetup?.content ?? '') : read(file);
}

function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(file), specifier));
  const alias = ALIASES.find(([pattern]) => pattern.test(specifier));
  return alias && specifier.replace(alias[0], alias[1]);
}

const isApp = (file: string) =>
  /^(exercises\/[^/]+\/(starter|mistakes|alternatives)|solutions|docs\/snippets|diagrams)\//.test(file);

test('imports point inward, from room to room', () => {
  const wrong = sources
    .filter((file) => !file.endsWith('.test.ts') && !isApp(file))
    .flatMap((file) =>
      importsOf(file).flatMap((specifier) => {
        const from = roomOf(file);
        const to = roomOf(target(file, specifier) ?? '');
        const isAllowed = !from || !to || from === to || ROOMS[from]?.includes(to);
        return isAllowed ? [] : [`${file} imports ${specifier}`];
      }),
    );

  expect(wrong).toEqual([]);
});

test('a room imports another by its public name, never by a relative path', () => {
  const wrong = sources
    .filter((file) => file.startsWith('simulator/') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.') && roomOf(target(file, specifier) ?? '') !== roomOf(file))
        .map((specifier) => `${file} imports ${specifier}`),
    );

  expect(wrong).toEqual([]);
});

test('only the worker room touches the SDK', () => {
  const wrong = sources
    .filter((file) => /^(simulator|workshop|exercises|\.vitepress)\//.test(file) && !isApp(file))
    .filter((file) => !file.startsWith('simulator/worker/') && !file.endsWith('.test.ts'))
    .filter((file) => importsOf(file).some((specifier) => /^(durable-functions|@azure\/functions)/.test(specifier)));

  expect(wrong).toEqual([]);
});

test('the core has no wall clock, no luck and no imports from outside', () => {
  const banned = /Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|setInterval\(|performance\.|crypto\.|process\./;
  const core = sources.filter((file) => file.startsWith('simulator/core/') && !file.endsWith('.test.ts'));

  expect(core.length).toBeGreaterThan(10);
  expect(core.filter((file) => banned.test(withoutComments(read(file))))).toEqual([]);
  expect(core.flatMap(importsOf).filter((specifier) => !specifier.startsWith('./'))).toEqual([]);
});

/** So a page may take one of them without the others (.vitepress/config.ts). */
test('files of core, http, scenario and exercises do nothing when they are loaded', () => {
  const rooms = /^(simulator\/(core|http|scenario)|exercises)\/[\w-]+\.ts$/;
  const doing = sources
    .filter((file) => rooms.test(file) && !file.endsWith('.test.ts'))
    .filter((file) =>
      ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022).statements.some((statement) => {
        if (ts.isImportDeclaration(statement)) return !statement.importClause;
        return (
          !ts.isVariableStatement(statement) &&
          !ts.isExportDeclaration(statement) &&
          !ts.isDeclarationStatement(statement)
        );
      }),
    );

  expect(doing).toEqual([]);
});

test('tests that load the test kit have a process of their own', () => {
  const alone = globSync(ALONE, { cwd: root, dot: true, ignore: '**/node_modules/**' });
  const loading = sources.filter(
    (file) =>
      file.endsWith('.test.ts') &&
      importsOf(file).some((specifier) => target(file, specifier)?.startsWith('simulator/test-kit/')),
  );

  expect(loading.length).toBeGreaterThan(1);
  expect(loading.filter((file) => !alone.includes(file))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

test('files stay under 400 lines, tests under 500', () => {
  const long = sources
    .map((file) => ({ file, lines: read(file).split('\n').length - 1, limit: file.endsWith('.test.ts') ? 500 : 400 }))
    .filter(({ lines, limit }) => lines > limit)
    .map(({ file, lines }) => `${file}: ${lines}`);

  expect(long).toEqual([]);
});

/** What a function declares inside is measured by itself: a composable is a scope, like a class. */
test('functions stay under 60 lines of their own', () => {
  const long = sources.filter((file) => !/(\.test|-stories)\.ts$/.test(file)).flatMap(longFunctions);

  expect(long).toEqual([]);
});

/** The functions that a body declares by name. */
function innerFunctions(body: ts.Node): ts.FunctionDeclaration[] {
  return ts.isBlock(body) ? body.statements.filter(ts.isFunctionDeclaration) : [];
}

function longFunctions(file: string): string[] {
  const text = scriptOf(file);
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const linesOf = (node: ts.Node): number => text.slice(node.getStart(tree), node.end).split('\n').length;
  const long: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = linesOf(node) - innerFunctions(node.body).reduce((sum, inner) => sum + linesOf(inner), 0);
      if (lines > 60)
        long.push(`${file}: ${lines} lines from ${tree.getLineAndCharacterOfPosition(node.pos).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return long;
}

test('no escape hatches: no any, no silenced compiler or linter', () => {
  const hatch = /(: any\b|as any\b|<any>|@ts-ignore|@ts-nocheck|eslint-disable)/;
  const found = sources.filter((file) => file !== 'tests/tidy.test.ts' && hatch.test(read(file)));

  expect(found).toEqual([]);
});

test('unfinished work is marked in starters only', () => {
  const mark = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
  const found = files.filter(
    (file) =>
      /\.(ts|vue|js|md)$/.test(file) &&
      !/\/starter\/|\.test\.ts$|^tests\/contract\//.test(file) &&
      mark.test(read(file)),
  );

  expect(found).toEqual([]);
});

test('tests are neither skipped, focused nor retried', () => {
  const shortcut = /\b(it|test|describe)\.(skip|only|todo|fails)\b|\bretry: *[1-9]/;
  const found = sources.filter((file) => file !== 'tests/tidy.test.ts' && shortcut.test(read(file)));

  expect(found).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
});
