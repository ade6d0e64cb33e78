import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { describe, expect, test, vi } from 'vitest';
import { inProcessWorker } from '#worker/in-process';
import { probedText } from '#worker/probed-text';
import { appSources, loadExercise } from '../../exercises/catalog.ts';
import { runChecks } from '../../exercises/run-checks.ts';
import { asProbes, findAllProbes, findProbes, type SourcePlace } from './find-probes.ts';

const root = join(import.meta.dirname, '../..');
const texts = globSync(
  [
    'exercises/*/{starter,mistakes/*,alternatives/*}/src/**/*.ts',
    'solutions/*/src/**/*.ts',
    'docs/snippets/**/*.ts',
    'simulator/worker/*.ts',
  ],
  { cwd: root },
).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

vi.setConfig({ testTimeout: 60_000 }); // every app of the workshop is read and compiled

describe('the places that are found', () => {
  test('are the lines of which the compiler says that a statement of a function begins there, in every app', () => {
    expect(texts.length).toBeGreaterThan(200);
    const wrong = texts.filter(
      ({ path, text }) => !isDeepStrictEqual(linesOf(findProbes(path, text)), compilerLines(text)),
    );

    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('leave every app a program, line for line', () => {
    const wrong = texts.filter(({ path, text }) => {
      if (!/^(?:solutions|docs)/.test(path)) return false;
      const probed = probedText(text, findProbes(path, text))?.text ?? text;
      return probed.split('\n').length !== text.split('\n').length || problemsIn(probed) > 0;
    });

    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test.each(['02-sub-orchestrations', '04-approval-orchestrator', '08-saga', 'c2-fraud-detection'])(
    'leave the solution of %s as good as it is',
    async (slug) => {
      const app = appSources(slug, 'solution');
      const worker = inProcessWorker();

      const report = await runChecks({
        exercise: await loadExercise(slug),
        slug,
        appName: 'the solution',
        app: { ...app, probes: asProbes(findAllProbes(app.files)) },
        worker,
      });

      expect(report.passed).toBe(true);
      await worker.stop();
    },
  );
});

test('a line runs as often as its first statement, each function for itself; declarations and directives are none', () => {
  const text = `const outside = 1;
function* orders(context: Context) {
  'use strict';
  let a = 1; let b = 2;
  if (a) b = 1;
  else if (b)
    b = 3;
  interface Here { a: string }
  function inner() { return 1; }
  outer: for (const x of [1]) { continue outer; }
  const all = [1].map((n) => {
    return yield n;
  });
  const { c } = yield
    all;
  return yield* others();
}`;

  expect(findProbes('a.ts', text).map(({ kind, line, functions }) => [kind, line, functions.at(-1)])).toEqual([
    ['statement', 4, 0],
    ['statement', 5, 0],
    ['statement', 6, 0],
    ['statement', 7, 0],
    ['statement', 9, 1],
    ['statement', 10, 0],
    ['statement', 11, 0],
    ['statement', 12, 2],
    ['yield', 12, 2],
    ['statement', 14, 0],
    ['statement', 16, 0],
  ]);
});

test('a text that cannot be read has no places', () => {
  expect(findProbes('a.ts', 'function f() { g(; }')).toEqual([]);
  expect(findProbes('notes.txt', 'function f() { g(); }')).toEqual([]);
});

/** The lines on which statements of functions begin, and those of each `yield` with an operand. */
interface FoundLines {
  readonly statements: number[];
  readonly yields: number[];
}

function linesOf(places: readonly SourcePlace[]): FoundLines {
  const ofKind = (kind: SourcePlace['kind']) => places.filter((place) => place.kind === kind).map(({ line }) => line);
  return { statements: sorted(ofKind('statement')), yields: sorted(ofKind('yield')) };
}

function compilerLines(text: string): FoundLines {
  const tree = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ESNext, true);
  const lineOf = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const [statements, yields] = [[], []] as [number[], number[]];
  const visit = (node: ts.Node, isInside: boolean): void => {
    if (isInside && isRunStatement(node)) statements.push(lineOf(node));
    if (isInside && ts.isYieldExpression(node) && node.expression && !node.asteriskToken) yields.push(lineOf(node));
    const isBody = ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, (isBody && ts.isBlock(child)) || isInside));
  };
  visit(tree, false);
  return { statements: sorted(statements), yields: sorted(yields) };
}

const sorted = (lines: readonly number[]): number[] => [...new Set(lines)].sort((one, other) => one - other);

function isRunStatement(node: ts.Node): boolean {
  if (!ts.isStatement(node) || ts.isBlock(node) || ts.isEmptyStatement(node)) return false;
  if (ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return false;
  if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) return false;
  return !ts.isLabeledStatement(node.parent);
}

function problemsIn(text: string): number {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  });
  return diagnostics.length;
}
