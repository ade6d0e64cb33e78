// App build: which sources the `main` of a package.json is built from.
//
// Owns:   `main`, and the `outDir`, `rootDir`, `allowJs` and `extends` of tsconfig.json, as far as they say where sources are;
//         and whether the compiler writes imports with `esModuleInterop`.
// Never:  runs a build.

import { posix } from 'node:path';
import { glob } from 'tinyglobby';

/** How the app is built. */
export interface Build {
  /** The glob in package.json, without a leading `./`. */
  readonly main: string;
  /** The folder that holds nothing but build results, relative to the app folder. */
  readonly outDir: string | undefined;
  /** Whether imports of CommonJS are compiled with `esModuleInterop`. */
  readonly esModuleInterop: boolean;
  /** Patterns of the sources that `main` may be built from, likeliest first. */
  sourcePatterns(except: readonly string[]): Promise<readonly string[]>;
}

/** Reads and parses a JSON file of the app folder; undefined where there is none. */
type ReadJson = (file: string) => Promise<unknown>;

/** Reads how the app in a folder is built; undefined when its package.json has no `main`. */
export async function readBuild(folder: string, readJson: ReadJson): Promise<Build | undefined> {
  const manifest = await readJson('package.json');
  const main = memberOf(manifest, 'main');
  if (typeof main !== 'string' || main.trim() === '') return undefined;
  const options = await readCompilerOptions('tsconfig.json', readJson);
  const normalMain = posix.normalize(main);
  const outDir = options.outDir === '.' ? undefined : options.outDir;
  const mapped = options.outDir === undefined ? undefined : insideOf(options.outDir, normalMain);
  return {
    main: normalMain,
    outDir,
    esModuleInterop: options.outDir === undefined || interopOf(options, manifest),
    async sourcePatterns(except) {
      if (mapped === undefined) return [];
      const roots = options.rootDir === undefined ? await likelyRoots(folder, except, outDir) : [options.rootDir];
      return roots.map((root) => posix.join(root, sourcePattern(mapped, options.allowJs)));
    },
  };
}

interface CompilerOptions {
  readonly outDir?: string | undefined;
  readonly rootDir?: string | undefined;
  readonly allowJs: boolean;
  readonly module?: string | undefined;
  readonly esModuleInterop?: boolean | undefined;
}

/** Since version 6, and for modules as Node.js knows them, it is on whatever tsconfig.json leaves out. */
function interopOf({ module = 'commonjs', esModuleInterop }: CompilerOptions, manifest: unknown): boolean {
  const ranges = ['devDependencies', 'dependencies'].map((kind) => memberOf(memberOf(manifest, kind), 'typescript'));
  const range = ranges.find((found) => typeof found === 'string') ?? '';
  const major = Number(/\d+/.exec(range)?.[0] ?? 5);
  return major >= 6 || (esModuleInterop ?? /^(?:node|preserve)/i.test(module));
}

/** Follows `extends` while it names files inside the app folder; what lies outside rarely says where sources are. */
async function readCompilerOptions(file: string, readJson: ReadJson, depth = 0): Promise<CompilerOptions> {
  const config = await readJson(file);
  const own = memberOf(config, 'compilerOptions');
  const here = posix.dirname(file);
  const inherited = { allowJs: false, ...(depth < 5 && (await readExtended(config, here, readJson, depth))) };
  const path = (name: string): string | undefined => {
    const value = memberOf(own, name);
    return typeof value === 'string' ? posix.join(here, value).replace(/(?<=.)\/$/, '') : undefined;
  };
  const allowJs = memberOf(own, 'allowJs');
  const [module, interop] = [memberOf(own, 'module'), memberOf(own, 'esModuleInterop')];
  return {
    outDir: path('outDir') ?? inherited.outDir,
    rootDir: path('rootDir') ?? inherited.rootDir,
    allowJs: typeof allowJs === 'boolean' ? allowJs : inherited.allowJs,
    module: typeof module === 'string' ? module : inherited.module,
    esModuleInterop: typeof interop === 'boolean' ? interop : inherited.esModuleInterop,
  };
}

async function readExtended(
  config: unknown,
  here: string,
  readJson: ReadJson,
  depth: number,
): Promise<Partial<CompilerOptions>> {
  const named = [memberOf(config, 'extends')].flat().filter((name) => typeof name === 'string' && name.startsWith('.'));
  const merged: Record<string, unknown> = {};
  for (const name of named as string[]) {
    const file = posix.join(here, name.endsWith('.json') ? name : `${name}.json`);
    if (file.startsWith('..')) continue;
    for (const [key, value] of Object.entries(await readCompilerOptions(file, readJson, depth + 1))) {
      if (value !== undefined) merged[key] = value;
    }
  }
  return merged;
}

/** Without `rootDir`, the compiler takes the folder of tsconfig.json or the deepest folder that holds all sources. */
async function likelyRoots(folder: string, except: readonly string[], outDir: string | undefined): Promise<string[]> {
  const ignore = [...except, ...(outDir === undefined ? [] : [`${outDir}/**`])];
  const sources = await glob('**/*.ts', { cwd: folder, ignore, followSymbolicLinks: false });
  return [...new Set(['.', commonFolder(sources.map((path) => path.replaceAll('\\', '/')))])];
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => posix.dirname(path).split('/'));
  const differs = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (differs < 0 ? first : first.slice(0, differs)).join('/') || '.';
}

function insideOf(outDir: string, path: string): string | undefined {
  const inside = posix.relative(outDir, path);
  return inside.startsWith('..') ? undefined : inside;
}

/** `.js` at the end of a pattern or of a branch in braces becomes the source's extension. */
function sourcePattern(pattern: string, allowJs: boolean): string {
  return pattern.replace(/\.js(?=$|[,}])/g, allowJs ? '.{ts,js}' : '.ts');
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
