// Find type problems: what `tsc` says about an app, without writing anything.
//
// Owns:   the compiler's view of an app: its tsconfig.json, its texts, its packages.
// Never:  runs what it reads.
//
// T1. The app's own tsconfig.json counts; an app without one is read as a starter is.
// T2. Packages are looked for where the app is. The two of Azure, and Node's types, are found beside the workshop where the app
//     has none, as they are when the app is run.
// T3. Libraries and types of packages are read once: they do not change while a command runs.

import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type ts from 'typescript';
import type { TypedApp, TypeProblem } from './type-check.ts';

type Compiler = typeof ts;

/** Loads the compiler, as it is: it needs no translation. */
export const loadCompiler = (): Compiler => createRequire(import.meta.url)('typescript') as Compiler;

/** A file of the workshop, from which its packages are found. */
const here = fileURLToPath(import.meta.url);
/** What every starter has; a test proves that they are the same. */
const usualSettings = fileURLToPath(new URL('../../exercises/01-chaining/starter/tsconfig.json', import.meta.url));
const azurePackage = /^(durable-functions|@azure\/functions)(\/|$)/;

/** The compiler, with what it has read so far. */
export class TypeProblems {
  readonly #ts: Compiler;
  readonly #libraries = new Map<string, ts.SourceFile | undefined>();
  #last: { readonly folder: string; readonly program: ts.Program } | undefined;

  constructor(compiler: Compiler) {
    this.#ts = compiler;
  }

  /** Everything that the compiler finds wrong, in the order of files and lines. */
  find({ folder, files }: TypedApp): readonly TypeProblem[] {
    const texts = new Map(Object.entries(files).map(([path, text]) => [slashes(join(folder, path)), text]));
    const settings = this.#settings(folder, texts);
    if (settings.fileNames.length === 0) return [];
    const program = this.#ts.createProgram({
      rootNames: settings.fileNames,
      options: settings.options,
      host: this.#host(folder, settings.options, texts),
      configFileParsingDiagnostics: settings.errors,
      ...(this.#last?.folder === folder ? { oldProgram: this.#last.program } : {}),
    });
    this.#last = { folder, program };
    const found = this.#ts.sortAndDeduplicateDiagnostics(this.#diagnostics(program));
    return found.map((one) => this.#problem(one, folder));
  }

  /** As tsc has it: while something cannot be read, what the rest would mean is not asked. */
  #diagnostics(program: ts.Program): readonly ts.Diagnostic[] {
    const unread = program.getSyntacticDiagnostics();
    if (unread.length === 0) return this.#ts.getPreEmitDiagnostics(program);
    return [...program.getConfigFileParsingDiagnostics(), ...unread];
  }

  /** T1. Of an app without settings, and of one that is laid over another, every source counts. */
  #settings(folder: string, texts: ReadonlyMap<string, string>): ts.ParsedCommandLine {
    const { sys } = this.#ts;
    const own = join(folder, 'tsconfig.json');
    const isOwn = sys.fileExists(own);
    const read: { config?: unknown; error?: ts.Diagnostic } = this.#ts.readConfigFile(
      isOwn ? own : usualSettings,
      (path) => sys.readFile(path),
    );
    const parsed = this.#ts.parseJsonConfigFileContent(read.config ?? {}, sys, folder, { noEmit: true }, own);
    const sources = [...texts.keys()].filter((path) => /\.[cm]?ts$/.test(path));
    const listed = parsed.fileNames.map(slashes);
    const isLaidOver = isOwn && sources.some((path) => !sys.fileExists(path));
    return {
      ...parsed,
      errors: [...(read.error ? [read.error] : []), ...(isOwn ? parsed.errors : [])].filter(
        ({ code }) => code !== noInputs,
      ),
      fileNames: !isOwn || isLaidOver ? [...new Set([...sources, ...(isOwn ? listed : [])])] : listed,
    };
  }

  #host(folder: string, options: ts.CompilerOptions, texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const disk = this.#ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
      ...disk,
      jsDocParsingMode: this.#ts.JSDocParsingMode.ParseForTypeErrors,
      getCurrentDirectory: () => folder,
      fileExists: (path) => texts.has(path) || disk.fileExists(path),
      readFile: (path) => texts.get(path) ?? disk.readFile(path),
      getSourceFile: (path, how) => {
        const text = texts.get(path);
        if (text !== undefined) return this.#sourceOf(path, text, how);
        return path.endsWith('.d.ts') && /[\\/]node_modules[\\/]/.test(path)
          ? this.#library(path, how, disk)
          : disk.getSourceFile(path, how);
      },
    };
    return { ...host, ...this.#packages(host, options) };
  }

  /** The text as it was, while it is what it was: then the compiler need not look at it again. */
  #sourceOf(path: string, text: string, how: ts.CreateSourceFileOptions | ts.ScriptTarget): ts.SourceFile {
    const before = this.#last?.program.getSourceFile(path);
    return before?.text === text ? before : this.#ts.createSourceFile(path, text, how, true);
  }

  /** T3. */
  #library(
    path: string,
    how: ts.CreateSourceFileOptions | ts.ScriptTarget,
    disk: ts.CompilerHost,
  ): ts.SourceFile | undefined {
    const format = typeof how === 'object' ? how.impliedNodeFormat : undefined;
    const key = `${String(format)} ${path}`;
    if (!this.#libraries.has(key)) this.#libraries.set(key, disk.getSourceFile(path, how));
    return this.#libraries.get(key);
  }

  /** T2. */
  #packages(host: ts.CompilerHost, options: ts.CompilerOptions): Partial<ts.CompilerHost> {
    const { resolveModuleName, resolveTypeReferenceDirective, getModeForUsageLocation } = this.#ts;
    const cache = this.#ts.createModuleResolutionCache(host.getCurrentDirectory(), (path) => path, options);
    return {
      resolveModuleNameLiterals: (names, from, redirected, _options, source) =>
        names.map((name) => {
          const mode = getModeForUsageLocation(source, name, options);
          const found = resolveModuleName(name.text, from, options, host, cache, redirected, mode);
          if (found.resolvedModule || !azurePackage.test(name.text)) return found;
          return resolveModuleName(name.text, here, options, host, undefined, redirected, mode);
        }),
      resolveTypeReferenceDirectiveReferences: (references, from, redirected) =>
        references.map((reference) => {
          const name = typeof reference === 'string' ? reference : reference.fileName;
          const found = resolveTypeReferenceDirective(name, from, options, host, redirected);
          if (found.resolvedTypeReferenceDirective || name !== 'node') return found;
          return resolveTypeReferenceDirective(name, here, { ...options, typeRoots: [] }, host, redirected);
        }),
    };
  }

  #problem({ file, start = 0, code, messageText }: ts.Diagnostic, folder: string): TypeProblem {
    const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
    return {
      file: file ? slashes(relative(folder, file.fileName)) : 'tsconfig.json',
      line: line + 1,
      column: character + 1,
      code: `TS${String(code)}`,
      message: this.#ts.flattenDiagnosticMessageText(messageText, '\n'),
    };
  }
}

/** “No inputs were found”: whether there is anything to run is said by the checks. */
const noInputs = 18003;

const slashes = (path: string): string => path.replaceAll('\\', '/');
