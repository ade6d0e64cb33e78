// App folder: turns a folder on disk into the sources that a function worker loads.
//
// Owns:   which files of a folder are the app, which of them are entry points, and its settings.
// Never:  evaluates or compiles anything, and never reads outside the folder.
//
// F1. Paths in the result are relative to the folder and use `/`.
// F2. Whatever cannot be used is one sentence that names the file and the next step.

import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { glob } from 'tinyglobby';
import { AppLoadError, type AppSources } from '#core';
import { JsonSyntaxError, parseCommentedJson } from './commented-json.ts';
import { readBuild, type Build } from './app-build.ts';

/** The sources of an app folder, and how they were found. */
export interface AppFolder {
  readonly app: AppSources;
  /** For people, such as `src/functions/*.ts (from package.json main "dist/src/functions/*.js")`. */
  readonly used: string;
  /** `main` of package.json, where it matches nothing and the usual folder was taken. */
  readonly unmatchedMain?: string;
}

/** Nothing in the folder is a function of an app. */
export class NoFunctionsError extends AppLoadError {}

const defaultPattern = 'src/functions/*.{ts,js}';
const neverSources = ['**/node_modules/**', '**/.*/**', '**/*.d.ts', '**/package-lock.json', '**/npm-shrinkwrap.json'];
const limits = { files: 2_000, fileBytes: 2 ** 22, totalBytes: 2 ** 24 };

/**
 * Reads a function app from a folder. If `package.json` has `main`, its functions are the sources that `main` is built
 * from (through `outDir` and `rootDir` of `tsconfig.json`), else the files that `main` matches; else `src/functions/*.{ts,js}`.
 *
 * @param folder the folder that holds `host.json` and `package.json`, absolute or relative to the working directory.
 * @param options.except glob patterns, relative to the folder, of files that are no part of the app.
 * @throws {NoFunctionsError} no function files in it.
 * @throws {AppLoadError} no such folder, too much in it, or a JSON file that cannot be read.
 */
export async function readAppFolder(folder: string, options: { except?: readonly string[] } = {}): Promise<AppFolder> {
  await mustBeFolder(folder);
  const except = [...neverSources, ...(options.except ?? [])];
  const build = await readBuild(folder, (file) => readJson(folder, file));
  const choice = await chooseEntryPoints(folder, build, except);
  if (!choice) throw new NoFunctionsError(await nothingFound(folder, build));
  const ignore = choice.built ? except : [...except, 'dist/**', ...(build?.outDir ? [`${build.outDir}/**`] : [])];
  const settings = await readSettings(folder);
  return {
    app: {
      files: await readSources(folder, ignore),
      entryPoints: choice.entryPoints,
      ...(settings && { settings }),
      ...(build?.esModuleInterop === false && !choice.built && { esModuleInterop: false }),
    },
    used: choice.used,
    ...(choice.unmatchedMain !== undefined && { unmatchedMain: choice.unmatchedMain }),
  };
}

async function mustBeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found)
    throw new AppLoadError(
      `There is no folder ${folder}; give the folder of a function app, the one with its package.json.`,
    );
  if (!found.isDirectory()) {
    throw new AppLoadError(`${folder} is a file; give the folder of a function app, the one with its package.json.`);
  }
}

interface Choice {
  readonly entryPoints: readonly string[];
  readonly used: string;
  /** The files are build results, so the output folder belongs to the app. */
  readonly built: boolean;
  readonly unmatchedMain?: string;
}

async function chooseEntryPoints(
  folder: string,
  build: Build | undefined,
  except: readonly string[],
): Promise<Choice | undefined> {
  for (const pattern of build ? await build.sourcePatterns(except) : []) {
    const entryPoints = await findFiles(folder, pattern, except);
    if (entryPoints.length > 0)
      return { entryPoints, used: `${pattern} (from package.json main "${build?.main}")`, built: false };
  }
  if (build) {
    const entryPoints = await findFiles(folder, build.main, except);
    if (entryPoints.length > 0) return { entryPoints, used: `${build.main} (package.json main)`, built: true };
  }
  const entryPoints = withoutBuiltInPlace(await findFiles(folder, defaultPattern, except));
  if (entryPoints.length === 0) return undefined;
  return {
    entryPoints,
    used: build ? `${defaultPattern} (package.json main "${build.main}" matches nothing)` : defaultPattern,
    built: false,
    ...(build && { unmatchedMain: build.main }),
  };
}

async function findFiles(folder: string, pattern: string, ignore: readonly string[]): Promise<string[]> {
  const found = await glob(pattern, { cwd: folder, ignore, expandDirectories: false, followSymbolicLinks: false });
  return found.map((path) => path.replaceAll('\\', '/')).sort();
}

/** `a.js` beside `a.ts` is what a build in place left there; loading both would register every function twice. */
function withoutBuiltInPlace(paths: readonly string[]): string[] {
  return paths.filter((path) => !path.endsWith('.js') || !paths.includes(`${path.slice(0, -3)}.ts`));
}

async function nothingFound(folder: string, build: Build | undefined): Promise<string> {
  const [below, another] = await glob('*/{package,host}.json', { cwd: folder }).then(foldersOf);
  if (!build && below !== undefined && another === undefined) {
    return `No function files in ${folder}; did you mean ${join(folder, below)}?`;
  }
  const looked = build
    ? `${build.main} (package.json main), the sources it is built from, or ${defaultPattern}`
    : defaultPattern;
  return `No function files in ${folder}: nothing matches ${looked}; put the functions there or correct "main" in package.json.`;
}

function foldersOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => dirname(path)))];
}

async function readSources(folder: string, ignore: readonly string[]): Promise<Record<string, string>> {
  const paths = await findFiles(folder, '**/*.{ts,js,mjs,cjs,json}', ignore);
  if (paths.length > limits.files) {
    throw new AppLoadError(
      `${folder} holds ${paths.length} source files, more than ${limits.files}; give the folder of one function app.`,
    );
  }
  const files: Record<string, string> = {};
  let total = 0;
  for (const path of paths) {
    const { size } = await stat(join(folder, path));
    total += size;
    if (size > limits.fileBytes) throw new AppLoadError(tooLarge(join(folder, path), limits.fileBytes));
    if (total > limits.totalBytes)
      throw new AppLoadError(tooLarge(`The sources in ${folder}, taken together,`, limits.totalBytes));
    files[path] = await readFile(join(folder, path), 'utf8');
  }
  return files;
}

const tooLarge = (what: string, bytes: number): string =>
  `${what} exceeds ${bytes / 2 ** 20} MB; keep data and bundles outside the folder of the function app.`;

/** The app settings in `local.settings.json`, as the local host of Azure Functions would put them into the environment. */
async function readSettings(folder: string): Promise<Record<string, string> | undefined> {
  const file = 'local.settings.json';
  const content = await readJson(folder, file);
  if (!isRecord(content) || content['Values'] === undefined) return undefined;
  if (content['IsEncrypted'] === true) {
    throw new AppLoadError(`${join(folder, file)} is encrypted; run "func settings decrypt" in that folder.`);
  }
  const values = content['Values'];
  if (!isRecord(values))
    throw new AppLoadError(`${join(folder, file)}: "Values" must be an object of settings by name.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, settingText(join(folder, file), name, value)]),
  );
}

function settingText(file: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new AppLoadError(`${file}: the setting "${name}" must be text; put its value in quotes.`);
}

async function readJson(folder: string, file: string): Promise<unknown> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new AppLoadError(`${join(folder, file)} cannot be read (${error.code ?? error.message}).`);
  });
  if (text === undefined) return undefined;
  try {
    return parseCommentedJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const source = {
      file: posix.normalize(join(folder, file).replaceAll('\\', '/')),
      line: error.line,
      column: error.column,
    };
    throw new AppLoadError(`${basename(file)} is not valid JSON: ${error.message}.`, source);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
