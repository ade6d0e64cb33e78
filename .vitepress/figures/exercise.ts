// Exercise: what a playground shows of its exercise, read from the folders when the site is built.
//
// Owns:   the texts of manifest, starter and solution, and those around the sources in a folder that is handed out.
// Never:  carries a function. Checks run in the hub worker, which loads the manifest itself.
//
// D1. An exercise has exactly the files that the manifest lists; a source file that it does not list fails the build.
// D2. What lies around the sources is what lies around them in the learner's copy (workshop/workspace.ts): the starter's
//     settings, a README and the ready requests.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { downloadReadme } from '../../exercises/app-readme.ts';
import type { Check, Exercise, ExerciseFile, ReadyRequest } from '../../exercises/define-exercise.ts';
import { requestsText } from '../../exercises/requests-file.ts';

/** A file of the editor, with the starter's text and the solution's. */
export interface FileData extends ExerciseFile {
  readonly starter: string;
  readonly solution: string;
}

/** An exercise as the page knows it. */
export interface ExerciseData {
  readonly title: string;
  readonly task: readonly string[];
  readonly hints: readonly string[];
  readonly files: readonly FileData[];
  readonly requests: readonly ReadyRequest[];
  readonly checks: readonly Omit<Check, 'run'>[];
}

/** Text by path, relative to the app folder. */
type Files = Readonly<Record<string, string>>;

/** What a page imports for a playground. */
export interface PlaygroundFigure extends ExerciseData {
  /** Fetches the files around the sources, when somebody wants to take the exercise along. */
  readonly loadAround: () => Promise<Files>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Reads an exercise.
 *
 * @param slug the exercise's folder name.
 * @throws {Error} there is no such exercise, or a source file of it has no tab (D1).
 */
export async function readExercise(slug: string): Promise<ExerciseData> {
  if (!existsSync(manifestOf(slug)))
    throw new Error(`A page names the exercise ${slug}, but there is no such exercise.`);
  const { title, task, hints, files, requests, checks } = await readManifest(slug);
  refuseUnlisted(slug, files);
  return {
    title,
    task,
    hints,
    files: files.map((file) => ({ ...file, ...readTexts(slug, file.path) })),
    requests,
    checks: checks.map(({ id, title, points, hint }) => ({ id, title, points, ...(hint ? { hint } : {}) })),
  };
}

/**
 * What makes an exercise's sources a complete function app (D2).
 *
 * @param slug the exercise's folder name.
 */
export async function readAround(slug: string): Promise<Files> {
  const exercise = await readManifest(slug);
  const settings = settingsOf(slug).map((name) => [name, readFileSync(join(starterOf(slug), name), 'utf8')]);
  const [number = slug] = slug.split('-');
  return {
    ...(Object.fromEntries(settings) as Files),
    'README.md': downloadReadme(number, exercise),
    'requests.http': requestsText(exercise),
  };
}

/** The files that `readAround` reads, as absolute paths. */
export function filesOfAround(slug: string): string[] {
  return [manifestOf(slug), ...settingsOf(slug).map((name) => join(starterOf(slug), name))];
}

/** The files that an exercise is read from, as absolute paths. */
export function filesOfExercise(slug: string): string[] {
  return [
    manifestOf(slug),
    ...foldersOf(slug).flatMap((folder) => sourcesIn(folder).map((path) => join(folder, path))),
  ];
}

const manifestOf = (slug: string): string => join(root, 'exercises', slug, 'exercise.ts');

const starterOf = (slug: string): string => join(root, 'exercises', slug, 'starter');

const foldersOf = (slug: string): string[] => [starterOf(slug), join(root, 'solutions', slug)];

/** The files beside a starter's sources. What an install leaves there is none of them. */
function settingsOf(slug: string): string[] {
  const entries = readdirSync(starterOf(slug), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() && entry.name !== 'package-lock.json' ? [entry.name] : []));
}

/** The source files of an app folder, relative to it. */
function sourcesIn(folder: string): string[] {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return paths.map((path) => path.replaceAll('\\', '/')).filter((path) => /^src\/.*\.[jt]s$/.test(path));
}

/** Manifests are TypeScript with `#…` imports: Vite's runner loads them as the site itself does. */
async function readManifest(slug: string): Promise<Exercise> {
  const { module } = await runnerImport<{ default: Exercise }>(manifestOf(slug), { root, logLevel: 'error' });
  return module.default;
}

function readTexts(slug: string, path: string): { starter: string; solution: string } {
  const starter = readFileSync(join(starterOf(slug), path), 'utf8');
  const solved = join(root, 'solutions', slug, path);
  return { starter, solution: existsSync(solved) ? readFileSync(solved, 'utf8') : starter };
}

/** Throws when the starter or the solution has a source file without a tab. */
function refuseUnlisted(slug: string, files: readonly ExerciseFile[]): void {
  const listed = new Set(files.map(({ path }) => path));
  for (const folder of foldersOf(slug)) {
    const unlisted = sourcesIn(folder).find((path) => !listed.has(path));
    if (unlisted) throw new Error(`${folder}/${unlisted} is not listed in exercises/${slug}/exercise.ts.`);
  }
}
