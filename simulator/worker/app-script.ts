// App script: one source file, from text to something that can be evaluated again and again.
//
// Owns:   transpiling with sucrase, compiling, and the way back from a running column to the learner's column.
// Never:  evaluates a file or resolves an import (app-modules.ts).
//
// S1. Lines are never moved: line n of the code that runs is line n of the learner's text.
// S2. Transpiling and compiling happen once per (path, text, way of importing, probes); every load only calls the compiled function again,
//     which gives it a fresh module scope.
// S3. Probes that a file cannot have are left out: what is wrong with it is said of the learner's own text.

import { AppLoadError, type Probe, type SourceLocation } from '#core';
import { transform } from 'sucrase';
import { globalNames, type AppGlobals } from './app-globals.ts';
import { urlOfFile, type ToSource } from './app-stack.ts';
import { alignColumn } from './column-alignment.ts';
import { PROBE, probedText } from './probed-text.ts';
import { engineKnowsUsing, withoutUsing } from './using-declarations.ts';

/** The names that a file finds in its scope beside the language's own. The file may declare all but the first three itself. */
export interface ModuleScope {
  readonly exports: unknown;
  readonly require: (specifier: string) => unknown;
  readonly module: { exports: unknown };
  readonly console: unknown;
  readonly process: unknown;
  readonly fetch: unknown;
  /** What the file finds as `__filename` and `__dirname`. */
  readonly filename: string;
  readonly dirname: string;
  readonly globals: AppGlobals;
  /** What its probes call, if there are some. */
  readonly passed: unknown;
}

/** A file that is ready to be evaluated. */
export interface AppScript {
  readonly file: string;
  readonly text: string;
  /** Evaluates the file in a fresh scope. */
  evaluate(scope: ModuleScope): void;
  readonly toSource: ToSource;
}

/** The engine refused a file that sucrase had accepted. Where, the engine says only on other ways (see the platform). */
export class EngineSyntaxError extends Error {
  readonly file: string;
  /** What the engine was given. */
  readonly code: string;
  readonly toSource: ToSource;
  readonly text: string;

  constructor(script: { file: string; text: string; code: string; toSource: ToSource }, cause: SyntaxError) {
    super(cause.message, { cause });
    this.file = script.file;
    this.text = script.text;
    this.code = script.code;
    this.toSource = script.toSource;
  }
}

/** Everything before the learner's first character; columns of line 1 are counted without it. */
const head = `(function (console, process, fetch, ${PROBE}, ${globalNames.join(', ')}) { return function (exports, require, module, __filename, __dirname) {`;

/** How a file is compiled. */
export interface CompileOptions {
  readonly esModuleInterop: boolean;
  readonly probes?: readonly Probe[] | undefined;
}

const probesText = ({ probes = [] }: CompileOptions): string =>
  probes.map(({ kind, from, to }) => `${kind} ${String(from)} ${String(to)}`).join();

const scripts = new Map<string, AppScript>();
const scriptsKept = 1000;

/**
 * Transpiles and compiles one file; answers from memory when path and text were seen before.
 *
 * @throws {AppLoadError} sucrase cannot read the file.
 * @throws {EngineSyntaxError} the engine cannot.
 */
export function appScript(file: string, text: string, how: CompileOptions): AppScript {
  const key = `${file}\0${String(how.esModuleInterop)}\0${probesText(how)}\0${text}`;
  const known = scripts.get(key);
  if (known) return known;
  const script = compiled(file, text, how);
  if (scripts.size >= scriptsKept) scripts.clear();
  scripts.set(key, script);
  return script;
}

/** The JavaScript that sucrase makes of a file; with `keepImports`, imports that only types use stay in it. */
export function transpile(
  file: string,
  text: string,
  options: { keepImports?: boolean; esModuleInterop?: boolean } = {},
): string {
  return transform(engineKnowsUsing || !isTypeScript(file) ? text : withoutUsing(text), {
    transforms: isScript(file, text) ? ['typescript'] : ['typescript', 'imports'],
    filePath: file,
    production: true,
    disableESTransforms: yieldsInOptional(text),
    keepUnusedImports: options.keepImports ?? false,
    enableLegacyTypeScriptModuleInterop: isTypeScript(file) && options.esModuleInterop === false,
  }).code;
}

/**
 * `a ?? (yield b)` and `a?.b(yield c)` are written with arrow functions for older engines, and in these nobody can yield. Where
 * it may be, the newer JavaScript stays as it is; elsewhere not, because class fields that use a constructor's
 * parameters would stay as well, and find them undefined.
 */
const yieldsInOptional = (text: string): boolean => /\byield\b/.test(text) && /\?\?|\?\./.test(text);

/** The compiler writes TypeScript for older engines; a JavaScript file runs as it is, on Azure too. */
const isTypeScript = (file: string): boolean => /\.[cm]?ts$/.test(file);

/** What a file claims to be written in. */
export const languageOf = (file: string): string => (isTypeScript(file) ? 'TypeScript' : 'JavaScript');

/** A JavaScript file that is no module by its words runs as CommonJS runs it: without strict mode, unless it asks for it. */
function isScript(file: string, text: string): boolean {
  return /\.c?js$/.test(file) && !/\b(?:import|export)\b/.test(text);
}

/**
 * Whether Node.js runs what a file is, or is built to, as a module.
 *
 * @param isBuiltToModules whether package.json says so of files whose names do not tell.
 */
export function isModule(file: string, text: string, isBuiltToModules: boolean): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  return isBuiltToModules || (!isTypeScript(file) && MODULE_STATEMENT.test(text));
}

/** At the start of a line, so neither a comment nor `import()` is one. */
const MODULE_STATEMENT = /^[ \t]*(?:import\b\s*[\w{*$'"]|export\b\s*[\w{*$])/m;

/** S3. */
function compiled(file: string, text: string, how: CompileOptions): AppScript {
  const probed = probedText(text, how.probes);
  if (!probed) return compile(file, text, how);
  try {
    const script = compile(file, probed.text, how);
    return { ...script, text, toSource: (place) => probed.toOriginal(script.toSource(place)) };
  } catch {
    return compile(file, text, how);
  }
}

function compile(file: string, text: string, imports: CompileOptions): AppScript {
  if (file.endsWith('.json')) return compileJson(file, text);
  const generated = transpileOrExplain(file, text, imports);
  const toSource = columnsOf(text, generated);
  const code = `${head}${generated}\n}})\n//# sourceURL=${urlOfFile(file)}`;
  const factory = compileOrExplain({ file, text, code, toSource });
  const evaluate = ({ exports, require, module, console, process, fetch, globals, ...place }: ModuleScope): void => {
    const body = factory(console, process, fetch, place.passed, ...globalNames.map((name) => globals[name]));
    body.call(exports, exports, require, module, place.filename, place.dirname); // as CommonJS does: `this` is what the module exports
  };
  return { file, text, evaluate, toSource };
}

type Factory = (...names: unknown[]) => (...ofModule: unknown[]) => void;

function compileOrExplain(script: { file: string; text: string; code: string; toSource: ToSource }): Factory {
  try {
    // Indirect eval: the code sees the global scope and its parameters, nothing of this file.
    return (0, eval)(script.code) as Factory;
  } catch (error) {
    if (error instanceof SyntaxError) throw new EngineSyntaxError(script, error);
    throw error;
  }
}

function compileJson(file: string, text: string): AppScript {
  const parse = (): unknown => {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw new AppLoadError(`This is not valid JSON: ${(error as Error).message}.`, { file, line: 1 });
    }
  };
  return { file, text, evaluate: (scope) => void (scope.module.exports = parse()), toSource: (location) => location };
}

interface SucraseError extends Error {
  loc?: { line: number; column: number };
}

function transpileOrExplain(file: string, text: string, { esModuleInterop }: CompileOptions): string {
  try {
    return transpile(file, text, { esModuleInterop });
  } catch (error) {
    const { loc, message } = error as SucraseError;
    if (!loc) throw error;
    const reason = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    const source: SourceLocation = { file, line: loc.line, column: loc.column };
    throw new AppLoadError(
      `This is not valid ${languageOf(file)}: ${inPlainWords(reason, textAt(text, source))}.`,
      source,
    );
  }
}

/** The word or sign that stands at a place, or undefined at the end of the file. */
export function textAt(text: string, { line, column = 1 }: SourceLocation): string | undefined {
  const rest = (text.split('\n')[line - 1] ?? '').slice(column - 1).trimStart();
  return /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(rest)?.[0];
}

function inPlainWords(reason: string, found: string | undefined): string {
  const expected = /expected (".*")$/.exec(reason)?.[1];
  if (reason.startsWith('Unexpected token')) {
    if (found === undefined && !expected) return 'it ends too early; a bracket or a quote may be missing';
    const met = found === undefined ? 'unexpected end of line' : `unexpected "${found}"`;
    return expected ? `${met}, expected ${expected}` : met;
  }
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

/** Columns are found when an error or a watched call asks, and remembered: a replay asks for the same ones again. */
function columnsOf(text: string, generatedText: string): ToSource {
  const known = new Map<string, number>();
  const lineOf = (whole: string, line: number): string => whole.split('\n')[line - 1] ?? '';
  return (generated) => {
    const { line } = generated;
    const place = `${String(line)}:${String(generated.column)}`;
    let column = known.get(place);
    if (column === undefined) {
      const lines = { source: lineOf(text, line), generated: lineOf(generatedText, line) };
      column = alignColumn(lines, line === 1 ? generated.column - head.length : generated.column);
      known.set(place, column);
    }
    return { ...generated, column };
  };
}
