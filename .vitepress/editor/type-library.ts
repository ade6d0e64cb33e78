// Type library: what the TypeScript compiler reads for an exercise's app beside the app itself.
//
// Owns:   collecting it when the site is built: the compiler options, the libraries, and the types of the packages.
// Never:  chooses. The compiler reads a starter's tsconfig.json and says what it needs, so the editor marks what it marks.
//
// L1. Doc comments stay where learners look: in the libraries and in the two Azure packages. Node's own are 300 KB after
//     gzip, and are left out.

import { readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What stands around an app for its compiler. */
export interface TypeLibrary {
  /** `compilerOptions` as a `tsconfig.json` writes them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Text by absolute path, as if the app's folder were `/`: `/node_modules/durable-functions/types/index.d.ts`. */
  readonly files: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The settings of every starter; a test proves that they are the same. */
export const settingsFile = join(root, 'exercises/01-chaining/starter/tsconfig.json');

/** An app that uses everything that an exercise's app may. */
const app = { path: '/src/app.ts', text: "import '@azure/functions'; import 'durable-functions';" };

/** Collects the library: the files that the compiler reads for an app, and the manifests of their packages. */
export function collectTypeLibrary(): TypeLibrary {
  const { config } = ts.readConfigFile(settingsFile, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = filesOf(options).map((path) => path.replaceAll(sep, '/'));
  return {
    options: { ...config.compilerOptions },
    files: Object.fromEntries(paths.map((path) => [`/${posix.relative(root, path)}`, textOf(path)])),
  };
}

function filesOf(options: ts.CompilerOptions): string[] {
  const own = join(root, app.path);
  const disk = ts.createCompilerHost(options);
  const manifests = new Set<string>();
  const host: ts.CompilerHost = {
    ...disk,
    getCurrentDirectory: () => root,
    fileExists: (path) => path === own || disk.fileExists(path),
    getSourceFile: (path, ...rest) =>
      path === own ? ts.createSourceFile(path, app.text, ts.ScriptTarget.ES2022) : disk.getSourceFile(path, ...rest),
    readFile: (path) => {
      if (path.endsWith('package.json')) manifests.add(path);
      return disk.readFile(path);
    },
  };
  const program = ts.createProgram([own], options, host);
  const read = program.getSourceFiles().map(({ fileName }) => fileName);
  const packages = [...manifests].filter((path) => read.some((file) => file.startsWith(dirname(path) + '/')));
  return [...read.filter((path) => path !== own), ...packages.filter((path) => path.includes('/node_modules/'))];
}

function textOf(path: string): string {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  if (path.endsWith('package.json')) return manifestOf(text);
  return /\/(@types\/node|undici-types)\//.test(path) ? withoutComments(path, text) : text;
}

/** What module resolution reads of a manifest. */
function manifestOf(text: string): string {
  const { name, version, type, main, types, exports, typesVersions } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ name, version, type, main, types, exports, typesVersions });
}

/** References at the head of a file are no comments (L1). */
function withoutComments(path: string, text: string): string {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  return ts.createPrinter({ removeComments: true }).printFile(tree);
}
