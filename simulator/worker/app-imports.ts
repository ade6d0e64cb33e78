// App imports: which file or package a specifier names, and the sentence when it names none.
//
// Owns:   resolution inside the app folder.
// Never:  evaluates anything.
//
// I1. An app gets the two SDK packages and its own files; nothing else, not even Node's built-in modules, unless the
//     platform brings them (platform.ts, `native`).

import { AppLoadError, type SourceLocation } from '#core';
import { transpile } from './app-script.ts';
import type { NativePackages } from './platform.ts';

type Files = Readonly<Record<string, string>>;

/** The packages that an app can import. */
export const packageNames = ['durable-functions', '@azure/functions'] as const;

/** One of them. */
export type PackageName = (typeof packageNames)[number];

/** Whether a specifier names one of the packages that an app can import. */
export function isPackageName(specifier: string): specifier is PackageName {
  return (packageNames as readonly string[]).includes(specifier);
}

/** The file that a relative specifier names, seen from `from`; undefined when there is none. */
export function resolveFile(files: Files, from: string, specifier: string): string | undefined {
  if (!isRelative(specifier)) return undefined;
  const path = joinPath(from, specifier);
  return path === undefined ? undefined : candidates(path).find((candidate) => Object.hasOwn(files, candidate));
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** The path without `.` and `..`, or undefined when it leaves the app folder. */
function joinPath(from: string, specifier: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

const extensions = ['.ts', '.js', '.mts', '.cts', '.mjs', '.cjs', '.json'] as const;

function candidates(path: string): string[] {
  // TypeScript's own habit: an import says `.js` and means the `.ts` file that it is compiled from.
  const sources = /\.[mc]?js$/.test(path) ? [path.replace(/js$/, 'ts')] : [];
  const inFolder = path === '' ? 'index' : `${path}/index`;
  return [path, ...sources, ...extensions.map((extension) => path + extension), `${inFolder}.ts`, `${inFolder}.js`];
}

/** The error for a specifier that names nothing. */
export function unknownImport(
  specifier: string,
  { source, native }: { source: SourceLocation | undefined; native: NativePackages | undefined },
): AppLoadError {
  if (isRelative(specifier)) {
    return new AppLoadError(
      `The app has no file "${specifier}"; check the name and the folder that the import starts from.`,
      source,
    );
  }
  const sentence = native
    ? `The module "${specifier}" is not installed; check the name, or run "npm install" in ${native.folder}.`
    : `The module "${specifier}" cannot be imported; an app can import "durable-functions", "@azure/functions" and its own files by a relative path such as "./name".`;
  return new AppLoadError(sentence, source);
}

/**
 * Finds imports that name nothing. Running the file would find most of them, but not those that only types use:
 * they are erased before it runs, and yet the app would not build.
 *
 * @throws {AppLoadError} at the first one.
 */
export function checkImports(files: Files, file: string, native: NativePackages | undefined): void {
  const text = files[file] ?? '';
  const names = (specifier: string): boolean =>
    isPackageName(specifier) ||
    resolveFile(files, file, specifier) !== undefined ||
    resolveFile(files, file, `${specifier}.d.ts`) !== undefined ||
    native?.has(specifier, file) === true;
  const suspects = importsIn(text).filter(({ specifier }) => !names(specifier));
  if (suspects.length === 0) return;
  // The text was searched without understanding it; comments and `import type` are out of what sucrase makes of it.
  const code = transpile(file, text, { keepImports: true });
  for (const { specifier, line, column } of suspects) {
    if (code.includes(`require('${specifier}')`)) {
      throw unknownImport(specifier, { source: { file, line, column }, native });
    }
  }
}

interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly column: number;
}

const importPattern =
  /\b(?:import\s*|import\b[^'"`;()]*?\bfrom\s*|export\s*[*{][^'"`;()]*?\bfrom\s*)(['"])([^'"\n]+)\1/g;

function importsIn(text: string): Import[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[2] ?? '';
    const before = text.slice(0, match.index + match[0].length - specifier.length - 2).split('\n');
    return { specifier, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  });
}
