// Workspace: where the exercises, and the learner's own copies of them, are on disk.
//
// Owns:   the folders of an exercise, and making, comparing and setting aside the learner's copy.
// Never:  judges an app.
//
// L1. Making a copy never touches one that exists; a copy exists when its `src` folder does.
// L2. Nothing of the learner's is ever deleted; it is moved to `.backups`.
// L3. The pristine exercises are never written to. Only the copies, `.backups` and `.progress` are.

import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { exerciseFolder, exerciseSlugs, loadExercise, resolveExercise, UnknownExerciseError } from '#exercises/catalog';
import { UsageError } from './command.ts';
import { isInstalled, toType, workshopRoot } from './invocation.ts';

export { workshopRoot };

/**
 * The folder in which the learner's copies, backups and progress are kept, under `exercises/`: what the environment variable
 * DURABLE_WORKSHOP_WORKSPACE names, else the workshop's own folder. Where the workshop is installed as a package, it is the
 * nearest folder, from the working directory up, in which somebody learned before, else the working directory.
 */
export const workspaceRoot = resolve(process.env['DURABLE_WORKSHOP_WORKSPACE'] || usualRoot());

function usualRoot(): string {
  if (!isInstalled) return workshopRoot;
  const here = process.cwd();
  for (let folder = here; dirname(folder) !== folder; folder = dirname(folder)) {
    if (['.progress', ...exerciseSlugs()].some((name) => existsSync(join(folder, 'exercises', name)))) return folder;
  }
  return here;
}

/** The version of the workshop, as in its package.json. */
export function workshopVersion(): string {
  return (JSON.parse(readFileSync(join(workshopRoot, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * The exercise that a person means by `4`, `04`, `c1`, the name or the folder.
 *
 * @throws {UsageError} there is no such exercise, or nothing was named.
 */
export function findExercise(named: string | undefined): string {
  if (named === undefined) throw new UsageError(`Which exercise? There are ${exerciseSlugs().join(', ')}.`);
  try {
    return resolveExercise(named);
  } catch (error) {
    if (!(error instanceof UnknownExerciseError)) throw error;
    throw new UsageError(error.message);
  }
}

/**
 * The exercises that a person means by `04,c1`, in order; all of them where nothing was said.
 *
 * @throws {UsageError} there is no such exercise.
 */
export function exercisesNamed(text: string | undefined): readonly string[] {
  if (text === undefined) return exerciseSlugs();
  const chosen = new Set(text.split(',').map((name) => findExercise(name.trim())));
  return exerciseSlugs().filter((slug) => chosen.has(slug));
}

/** The short name of an exercise, such as `04`. */
export const numberOf = (slug: string): string => slug.split('-')[0] ?? slug;

/** The pristine beginning of an exercise. */
export const starterFolder = (slug: string): string => join(exerciseFolder(slug), 'starter');

/** The learner's own copy. */
export const copyFolder = (slug: string): string => join(workspaceRoot, 'exercises', slug);

/** What lies in the folder of a learner's copy without being part of it, as glob patterns. */
export const besideCopy: readonly string[] = ['*.ts', 'starter/**', 'mistakes/**', 'alternatives/**'];

/** A path as people type it: relative to the working directory, with `/`. */
export const shownPath = (path: string): string => relative(process.cwd(), path).replaceAll('\\', '/') || '.';

/** Makes the learner's copy from the starter unless there is one (L1). Returns whether it was made. */
export async function makeCopy(slug: string): Promise<boolean> {
  const copy = copyFolder(slug);
  if (existsSync(join(copy, 'src'))) return false;
  await mkdir(copy, { recursive: true });
  const entries = await starterEntries(slug);
  for (const entry of entries.filter((name) => name !== 'src')) {
    await cp(join(starterFolder(slug), entry), join(copy, entry), { recursive: true, force: false });
  }
  await writeGuides(slug);
  // `src` says that the copy is complete, so it arrives last and whole.
  const arriving = join(copy, '.backups', `.arriving-${process.pid}`);
  await cp(join(starterFolder(slug), 'src'), arriving, { recursive: true });
  await rename(arriving, join(copy, 'src'));
  return true;
}

/** Puts beside the copy what says how to work with it. What is there is left as it is. */
async function writeGuides(slug: string): Promise<void> {
  const [{ copyReadme }, { requestsText }, { classEdition, lessonLink }] = await Promise.all([
    import('#exercises/app-readme'),
    import('#exercises/requests-file'),
    import('./edition.ts'),
  ]);
  const exercise = await loadExercise(slug);
  const guides = {
    'README.md': copyReadme(numberOf(slug), exercise, {
      toType,
      isInstalled,
      ...(classEdition && { lesson: lessonLink(exercise.lesson) }),
    }),
    'requests.http': requestsText(exercise),
  };
  for (const [name, text] of Object.entries(guides)) {
    await writeFile(join(copyFolder(slug), name), text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * Moves the learner's copy into `.backups`, to make room for a new one.
 *
 * @param now names the backup.
 * @returns the folder it was moved to, or undefined when there was no copy.
 */
export async function setCopyAside(slug: string, now: Date): Promise<string | undefined> {
  const copy = copyFolder(slug);
  const entries = (await starterEntries(slug)).filter((name) => existsSync(join(copy, name)));
  if (entries.length === 0) return undefined;
  const backup = await newBackup(slug, now);
  for (const entry of entries) await rename(join(copy, entry), join(backup, entry));
  return backup;
}

/** A new folder in `.backups`; `now` names it. */
export const newBackup = (slug: string, now: Date): Promise<string> =>
  newFolder(join(copyFolder(slug), '.backups', timestamp(now)));

/** Whether the learner's copy is there and holds the starter's files, byte for byte, and no others. */
export async function isUntouched(slug: string): Promise<boolean> {
  for (const entry of await starterEntries(slug)) {
    const [given, own] = [join(starterFolder(slug), entry), join(copyFolder(slug), entry)];
    if (!existsSync(own) || !(await isSame(given, own))) return false;
  }
  return true;
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one), stat(other)]);
  if (first.isDirectory() !== second.isDirectory()) return false;
  if (!first.isDirectory()) return (await readFile(one)).equals(await readFile(other));
  const [names, otherNames] = [(await readdir(one)).sort(), (await readdir(other)).sort()];
  if (names.join('\n') !== otherNames.join('\n')) return false;
  const same = await Promise.all(names.map((name) => isSame(join(one, name), join(other, name))));
  return same.every(Boolean);
}

/** The names at the top of a starter; a copy consists of these. What a build or an install leaves is none of them. */
async function starterEntries(slug: string): Promise<string[]> {
  const names = await readdir(starterFolder(slug));
  return names.filter((name) => name !== 'node_modules' && name !== 'dist');
}

/** `2026-03-01_09.30.00` in local time: sorts, and is a folder name everywhere. */
function timestamp(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date}_${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')}`;
}

async function newFolder(path: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? path : `${path}-${attempt}`;
    if (existsSync(candidate)) continue;
    await mkdir(candidate, { recursive: true });
    return candidate;
  }
}
