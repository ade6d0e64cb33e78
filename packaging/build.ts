// Build: from the sources to what `npm pack` holds in dist/.
//
// Owns:   the entries of the package, each as an ES module and as CommonJS, their type declarations, and the program in which
//         submissions are graded.
// Never:  bundles a dependency; npm installs them.
//
// B1. The `#…` names of the sources are gone: JavaScript is bundled, and declarations name each other by relative paths.
// B2. `dist/esm` and `dist/cjs` hold the same; which one a program gets is said by `exports` in package.json.
// B3. Declarations that no entry reaches are left out.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { bundle, root } from './bundle.ts';
import { buildSealedWorker } from './sealed.ts';

/** By the name of the built file, its source. */
const ENTRIES = {
  simulator: 'simulator/test-kit/index.ts',
  vitest: 'simulator/test-kit/vitest.ts',
  jest: 'simulator/test-kit/jest.ts',
  'local-host': 'simulator/local-host/index.ts',
  'thread-entry': 'simulator/worker/thread-worker.ts',
} as const;

/** Entries that people import, and so have types. */
const TYPED = ['simulator', 'vitest', 'jest', 'local-host'] as const;

/** Builds the package into a folder, which is emptied first. */
export async function buildKit(outDir = join(root, 'dist')): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  const declarations = emitDeclarations();
  const input = Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(root, file)]));
  for (const format of ['esm', 'cjs'] as const) {
    const output = { format, chunkFileNames: '[name]-[hash].js', exports: 'named' as const };
    await bundle({ input, outDir: join(outDir, format), output });
  }
  for (const format of ['esm', 'cjs']) await writeDeclarations(declarations, join(outDir, format));
  await writeFile(join(outDir, 'cjs/package.json'), '{ "type": "commonjs" }\n');
  await buildSealedWorker(join(outDir, 'sealed'));
}

async function writeDeclarations(emitted: ReadonlyMap<string, string>, outDir: string): Promise<void> {
  for (const file of reachable(emitted)) {
    const path = join(outDir, 'types', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, withRelativeImports(file, emitted.get(file) ?? ''));
  }
  for (const name of TYPED) {
    const file = `./types/${ENTRIES[name].replace(/\.ts$/, '.js')}`;
    await writeFile(join(outDir, `${name}.d.ts`), `export * from '${file}';\n`);
  }
}

/** The declarations of everything that the entries import, by path below the root. */
function emitDeclarations(): Map<string, string> {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config as object;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const program = ts.createProgram({
    rootNames: TYPED.map((name) => join(root, ENTRIES[name])),
    options: {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      rootDir: root,
      outDir: root,
    },
  });
  const declarations = new Map<string, string>();
  program.emit(undefined, (file, text) => declarations.set(relative(root, file).split(sep).join('/'), text));
  return declarations;
}

/** B3. */
function reachable(declarations: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const text = declarations.get(file);
    if (text === undefined || found.has(file)) return;
    found.add(file);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const target = declarationOf(file, fileName);
      if (target !== undefined) visit(target);
    }
  };
  for (const name of TYPED) visit(ENTRIES[name].replace(/\.ts$/, '.d.ts'));
  return found;
}

/** The path below the root of the declaration that a specifier names; undefined for packages. */
function declarationOf(file: string, specifier: string): string | undefined {
  const source = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : ownImports(specifier);
  return source?.replace(/\.ts$/, '.d.ts');
}

function ownImports(specifier: string): string | undefined {
  for (const [pattern, target] of Object.entries(IMPORTS)) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined ? specifier !== pattern : !specifier.startsWith(before)) continue;
    return posix.normalize(target.replace('*', specifier.slice(before.length)));
  }
  return undefined;
}

const { imports: IMPORTS } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, string>;
};

/** B1. */
function withRelativeImports(file: string, text: string): string {
  const { importedFiles } = ts.preProcessFile(text);
  return importedFiles.reduceRight((changed, { fileName, pos }) => {
    const target = declarationOf(file, fileName);
    if (target === undefined) return changed;
    const path = posix.relative(posix.dirname(file), target).replace(/\.d\.ts$/, '.js');
    const specifier = path.startsWith('.') ? path : `./${path}`;
    const name = pos + 1; // after the quote
    return changed.slice(0, name) + specifier + changed.slice(name + fileName.length);
  }, text);
}
