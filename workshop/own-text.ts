// Own text: what a learner wrote in their copy of an exercise, as a progress file holds it, and the way back.
//
// Owns:   which files of a copy are text, and putting another text in its place.
// Never:  decides between two texts (exercises/progress-merge.ts).
//
// T1. Text are the `.ts` and `.js` files below `src`. Of a copy only what is not the starter's is told; a file of the starter
//     that the copy does not have is empty.
// T2. A text that is replaced is moved to `.backups` first, and the new one arrives whole.

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';
import type { Files, KeptDraft } from '#exercises/progress-file';
import { copyFolder, makeCopy, newBackup, starterFolder } from './workspace.ts';

/** What a learner's copy holds that the starter does not; undefined where there is no copy, or nothing of that kind. */
export async function ownDraft(slug: string): Promise<KeptDraft | undefined> {
  if (!existsSync(join(copyFolder(slug), 'src'))) return undefined;
  const [starter, own] = await Promise.all([textsIn(starterFolder(slug)), textsIn(copyFolder(slug))]);
  const paths = [...new Set([...Object.keys(starter), ...Object.keys(own)])].sort();
  const files = paths.filter((path) => (own[path] ?? '') !== starter[path]).map((path) => [path, own[path] ?? '']);
  const added = paths.filter((path) => starter[path] === undefined);
  if (files.length === 0) return undefined;
  return { files: Object.fromEntries(files) as Files, ...(added.length > 0 ? { added } : {}) };
}

/**
 * Puts a text into the learner's copy, made if there is none. What else is below `src` stays.
 *
 * @param draft what is not the starter's.
 * @param now names the backup.
 * @returns the folder in `.backups` that the text before was moved to; undefined where it was the starter's.
 */
export async function takeText(slug: string, draft: KeptDraft, now: Date): Promise<string | undefined> {
  const before = await ownDraft(slug);
  await makeCopy(slug);
  const copy = copyFolder(slug);
  const arriving = join(copy, '.backups', `.arriving-${process.pid}`);
  await cp(join(copy, 'src'), join(arriving, 'src'), { recursive: true });
  await Promise.all((await textPaths(arriving)).map((path) => rm(join(arriving, path))));
  for (const [path, text] of Object.entries(await wholeText(slug, draft))) {
    await mkdir(dirname(join(arriving, path)), { recursive: true });
    await writeFile(join(arriving, path), text);
  }
  const backup = await newBackup(slug, now);
  await rename(join(copy, 'src'), join(backup, 'src'));
  await rename(join(arriving, 'src'), join(copy, 'src'));
  await rm(arriving, { recursive: true });
  if (before !== undefined) return backup;
  await rm(backup, { recursive: true }); // a starter comes back with `reset`
  return undefined;
}

/** The texts that have a place in the copy: the starter's, changed, and what was added. */
async function wholeText(slug: string, draft: KeptDraft): Promise<Files> {
  const starter = await textsIn(starterFolder(slug));
  return { ...starter, ...placedText(draft, Object.keys(starter)) };
}

/** The paths of an exercise's own files. */
export const starterPaths = (slug: string): Promise<readonly string[]> => textPaths(starterFolder(slug));

/** The files of a draft that belong to the exercise or that the learner added, as in the page; others have no place. */
export function placedText({ files, added = [] }: KeptDraft, known: readonly string[]): Files {
  const isPlaced = (path: string): boolean => known.includes(path) || added.includes(path);
  return Object.fromEntries(Object.entries(files).filter(([path]) => isPlaced(path)));
}

/** The whole text of a learner's copy; of the starter where there is none. */
export const ownText = (slug: string): Promise<Files> =>
  textsIn(existsSync(join(copyFolder(slug), 'src')) ? copyFolder(slug) : starterFolder(slug));

/** The text among the sources of an app, as the hash of marks knows it: declarations alone are never run. */
export function textOfApp(files: Files): Files {
  const texts = Object.entries(files).filter(([path]) => /^src\/.*(?<!\.d)\.[jt]s$/.test(path));
  return Object.fromEntries(texts.map(([path, text]) => [path, oneLineEnd(text)]));
}

async function textsIn(folder: string): Promise<Files> {
  const paths = await textPaths(folder);
  const texts = await Promise.all(
    paths.map(async (path) => [path, oneLineEnd(await readFile(join(folder, path), 'utf8'))] as const),
  );
  return Object.fromEntries(texts);
}

async function textPaths(folder: string): Promise<string[]> {
  const found = await glob('src/**/*.{ts,js}', { cwd: folder, expandDirectories: false, followSymbolicLinks: false });
  return found.map((path) => path.replaceAll('\\', '/')).sort();
}

const oneLineEnd = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
