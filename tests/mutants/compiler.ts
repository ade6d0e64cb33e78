// Compiler: whether TypeScript accepts an app, as it does in the learner's editor and before a deployment.
//
// Owns:   one language service per exercise, so that a change of one file costs milliseconds.
// Never:  emits anything. Files of the app come from memory; all others, such as the types of the SDK, from disk.

import { join } from 'node:path';
import ts from 'typescript';
import type { AppSources } from '#core';

/** TypeScript over an app of which one file after the other is changed. */
export class Compiler {
  readonly #folder: string;
  readonly #texts: Map<string, string>;
  readonly #versions = new Map<string, number>();
  readonly #service: ts.LanguageService;

  /** @param folder holds the app's `tsconfig.json`; the app's files need not lie in it. */
  constructor(folder: string, { files }: AppSources) {
    this.#folder = folder;
    this.#texts = new Map(Object.entries(files).map(([path, text]) => [join(folder, path), text]));
    this.#service = ts.createLanguageService(this.#host(optionsIn(folder)));
  }

  /** What TypeScript has against the app with another text in one file; undefined when nothing. The app keeps its text. */
  problemWith(path: string, text: string): string | undefined {
    const file = join(this.#folder, path);
    const before = this.#texts.get(file);
    this.#write(file, text);
    const problem = this.problem();
    if (before !== undefined) this.#write(file, before);
    return problem;
  }

  /** What TypeScript has against the app as it is; undefined when nothing. */
  problem(): string | undefined {
    for (const file of this.#texts.keys()) {
      const [found] = [...this.#service.getSyntacticDiagnostics(file), ...this.#service.getSemanticDiagnostics(file)];
      if (found) return ts.flattenDiagnosticMessageText(found.messageText, '\n');
    }
    return undefined;
  }

  #write(file: string, text: string): void {
    this.#texts.set(file, text);
    this.#versions.set(file, this.#versionOf(file) + 1);
  }

  #versionOf(file: string): number {
    return this.#versions.get(file) ?? 0;
  }

  #host(options: ts.CompilerOptions): ts.LanguageServiceHost {
    const read = (file: string) => this.#texts.get(file) ?? ts.sys.readFile(file);
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...this.#texts.keys()],
      getScriptVersion: (file) => String(this.#versionOf(file)),
      getScriptSnapshot: (file) => {
        const text = read(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => this.#folder,
      getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
      fileExists: (file) => this.#texts.has(file) || ts.sys.fileExists(file),
      readFile: read,
      readDirectory: (...args) => ts.sys.readDirectory(...args),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
    };
  }
}

function optionsIn(folder: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, folder).options;
}
