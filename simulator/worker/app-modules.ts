// App modules: the module scope of one load.
//
// Owns:   evaluating files and answering their imports.
// Never:  outlives a load; the next one starts from nothing.
//
// M1. A file is evaluated once per load, when it is first needed, as CommonJS does; a circle of imports sees what there is so far.
// M2. To a module of JavaScript, what a CommonJS package exports is the default of it, whatever the package says of itself.
//     TypeScript that is built to CommonJS is told so by the package, as `esModuleInterop` has it. So it is in Node.js.

import { AppLoadError, type AppSources } from '#core';
import type { AppGlobals } from './app-globals.ts';
import { checkImports, isPackageName, resolveFile, unknownImport, type PackageName } from './app-imports.ts';
import { appScript, isModule, type AppScript, type ModuleScope } from './app-script.ts';
import { callerInApp, type ToSource } from './app-stack.ts';
import type { NativePackages } from './platform.ts';
import type { SourceCounter } from './source-counter.ts';

/** Where an app lies that has no folder of its own here. */
const FOLDER_ON_AZURE = '/home/site/wwwroot';

/** What the app finds around it. */
export interface Surroundings {
  readonly packages: Readonly<Record<PackageName, unknown>>;
  readonly console: unknown;
  readonly process: unknown;
  readonly fetch: unknown;
  /** What else it can import; nothing when undefined. */
  readonly native?: NativePackages | undefined;
  readonly globals: AppGlobals;
  /** Counts what is passed of the source, where the app has probes. */
  readonly counter?: SourceCounter | undefined;
  /** Told before a file is evaluated. */
  onEvaluate(file: string): void;
}

/** The modules of one load. */
export class AppModules {
  readonly #files: AppSources['files'];
  readonly #esModuleInterop: boolean;
  readonly #around: Surroundings;
  readonly #loaded = new Map<string, { exports: unknown }>();
  readonly #scripts = new Map<string, AppScript>();
  readonly #imported = new Set<string>();
  readonly #isBuiltToModules: boolean;

  constructor({ files, esModuleInterop = true }: AppSources, around: Surroundings) {
    this.#files = files;
    this.#isBuiltToModules = saysModule(files['package.json']);
    this.#esModuleInterop = esModuleInterop;
    this.#around = around;
  }

  /**
   * Evaluates a file, unless that has been done, and answers what it exports.
   *
   * @throws {AppLoadError} the file or something that it imports cannot be read or found.
   * @throws whatever the file throws.
   */
  evaluate(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.#loaded.set(file, module);
    try {
      this.#run(file, module);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  /** Whether another file has imported a file. */
  isImported(file: string): boolean {
    return this.#imported.has(file);
  }

  #run(file: string, module: { exports: unknown }): void {
    const text = Object.hasOwn(this.#files, file) ? this.#files[file] : undefined;
    if (text === undefined) throw new AppLoadError(`The app has no file "${file}".`);
    const script = appScript(file, text, {
      esModuleInterop: this.#esModuleInterop,
      probes: this.#around.counter?.of(file),
    });
    this.#scripts.set(file, script);
    checkImports(this.#files, file, this.#around.native);
    this.#around.onEvaluate(file);
    script.evaluate(this.#scopeOf(file, module));
  }

  /** The way from a running place back to the learner's text, for the files of this load. */
  readonly toSource: ToSource = (generated) => this.#scripts.get(generated.file)?.toSource(generated) ?? generated;

  #scopeOf(file: string, module: { exports: unknown }): ModuleScope {
    const { console, process, fetch, globals, native, counter } = this.#around;
    const asSeen = isModule(file, this.#files[file] ?? '', this.#isBuiltToModules) ? asSeenByModule : asItIs; // M2
    const require = (specifier: string): unknown => {
      if (isPackageName(specifier)) return asSeen(this.#around.packages[specifier]);
      const found = resolveFile(this.#files, file, specifier);
      if (found !== undefined) {
        this.#imported.add(found);
        return this.evaluate(found);
      }
      if (native?.has(specifier, file)) return asSeen(native.load(specifier, file));
      const caller = callerInApp(require);
      throw unknownImport(specifier, { source: caller && this.toSource(caller), native });
    };
    const path = `${native?.folder ?? FOLDER_ON_AZURE}/${file}`;
    const place = { filename: path, dirname: path.slice(0, path.lastIndexOf('/')) };
    return {
      exports: module.exports,
      require,
      module,
      console,
      process,
      fetch,
      globals,
      passed: counter?.passer(file),
      ...place,
    };
  }
}

const asItIs = (exported: unknown): unknown => exported;

/** M2. What is a module itself, and has a default of its own, is left as it is. */
function asSeenByModule(exported: unknown): unknown {
  const isObject = (typeof exported === 'object' && exported !== null) || typeof exported === 'function';
  if (!isObject) return { default: exported };
  if ((exported as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === 'Module') return exported;
  return Object.create(exported, { default: { value: exported, enumerable: true } });
}

function saysModule(manifest: string | undefined): boolean {
  try {
    return (JSON.parse(manifest ?? '{}') as { type?: unknown } | null)?.type === 'module';
  } catch {
    return false; // app-folder.ts says what is wrong with it
  }
}
