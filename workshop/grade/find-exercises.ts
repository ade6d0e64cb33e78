// Find exercises: which folders of a submission are which exercises.
//
// Owns:   the ways in which a folder says what it is, and which one is taken where there are several.
// Never:  reads outside the files that were brought.
//
// E1. A folder, or a zip, is an exercise if it is a function app (it has `src/functions`, or a package.json) and the name in its
//     package.json, or its own name, is that of an exercise. An app that says nothing is the exercise only where one alone is graded.
// E2. Starters, solutions, mistakes and alternatives that were handed in along with a copy of the whole workshop are none.
// E3. Of two, the one in which something was written is taken, then the one less deep, then the first by name; the other is told.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exerciseSaid } from '../exercise-said.ts';
import { shown } from './bringing.ts';
import { isAsHandedOut, isSource } from './handed-out.ts';
import { withoutArchiveEnding } from './packed.ts';
import { AT_TOP_WORDS } from './reports/words.ts';

/** Where a submission's exercises are. */
export interface FoundExercises {
  /** By slug, the folder: with `/`, relative to the submission; `.` is the submission itself. */
  readonly folders: ReadonlyMap<string, string>;
  /** Each one sentence. */
  readonly passedOver: readonly string[];
  /** By slug, those of them that are about other copies of the exercise. */
  readonly copies: ReadonlyMap<string, readonly string[]>;
  /** Folders of apps that do not say which exercise they are. */
  readonly nameless: readonly string[];
  /** The exercises in it that are not graded. */
  readonly ungraded: readonly string[];
}

/** A submission whose files were brought. */
export interface Brought {
  /** The folder into which they were brought, absolute. */
  readonly folder: string;
  readonly paths: readonly string[];
  /** The name of the submission, which is the name of its own folder. */
  readonly name: string;
}

/** Finds them (E1). `slugs` are the exercises that are graded. */
export async function findExercises(brought: Brought, slugs: readonly string[]): Promise<FoundExercises> {
  const candidates = appFolders(brought.paths).filter((folder) => !isOfTheWorkshop(folder, brought.paths));
  const named = await Promise.all(candidates.map(async (folder) => ({ folder, slug: await slugOf(folder, brought) })));
  const graded = named.flatMap(({ folder, slug }) =>
    slug !== undefined && slugs.includes(slug) ? [{ folder, slug }] : [],
  );
  const unnamed = named.flatMap(({ folder, slug }) => (slug === undefined ? [folder] : []));
  const nameless = appsAmong(unnamed, brought.paths);
  const [only, another] = slugs;
  const isClear = only !== undefined && another === undefined && graded.length === 0;
  const apps = isClear ? nameless.map((folder) => ({ folder, slug: only })) : graded;
  const { folders, copies } = firstOfEach(await writtenFirst(apps, brought));
  const untold = nameless
    .filter((at) => hasFunctions(at, brought.paths))
    .map((at) => `The app ${placeText(at)} does not say which exercise it is and was not graded.`);
  return {
    folders,
    passedOver: [...[...copies.values()].flat(), ...(isClear || folders.size === 0 ? [] : untold)],
    copies,
    nameless,
    ungraded: [...new Set(named.flatMap(({ slug }) => (slug === undefined || slugs.includes(slug) ? [] : [slug])))],
  };
}

/** An app that is taken for an exercise. */
interface Taken {
  readonly folder: string;
  readonly slug: string;
}

async function writtenFirst(apps: readonly Taken[], brought: Brought): Promise<readonly Taken[]> {
  const seen = await Promise.all(apps.map(async (app) => ({ app, isStarter: await isStarter(app, brought) })));
  return [true, false].flatMap((isWritten) =>
    seen.flatMap(({ app, isStarter }) => (isStarter !== isWritten ? [app] : [])),
  );
}

/** Whether nothing was written in it since it was handed out. */
async function isStarter({ folder, slug }: Taken, brought: Brought): Promise<boolean> {
  const begin = folder === '.' ? '' : `${folder}/`;
  const own = brought.paths.filter((path) => path.startsWith(begin)).map((path) => path.slice(begin.length));
  const texts = own.filter(isSource).map(async (path) => {
    const text = await readFile(join(brought.folder, folder, path), 'utf8').catch(() => '');
    return [path, text] as const;
  });
  return isAsHandedOut(slug, { files: Object.fromEntries(await Promise.all(texts)) });
}

/** E3. */
function firstOfEach(taken: readonly Taken[]) {
  const folders = new Map<string, string>();
  const copies = new Map<string, string[]>();
  for (const { folder, slug } of taken) {
    const first = folders.get(slug);
    const told = copies.get(slug) ?? [];
    if (first === undefined) folders.set(slug, folder);
    else copies.set(slug, [...told, copySentence(folder, slug, first)]);
  }
  return { folders, copies };
}

const copySentence = (folder: string, slug: string, graded: string): string =>
  `${shown(folder)} is another copy of ${slug}; the one ${placeText(graded)} was graded.`;

/** Where a folder of a submission is, for people. */
export const placeText = (folder: string): string => (folder === '.' ? AT_TOP_WORDS : `in ${shown(folder)}`);

/** Those with functions: a package.json may also stand above the apps, as that of a whole project does. Or else the first one. */
function appsAmong(folders: readonly string[], paths: readonly string[]): readonly string[] {
  const withFunctions = folders.filter((folder) => hasFunctions(folder, paths));
  return withFunctions.length > 0 ? withFunctions : folders.slice(0, 1);
}

function hasFunctions(folder: string, paths: readonly string[]): boolean {
  const functions = folder === '.' ? 'src/functions/' : `${folder}/src/functions/`;
  return paths.some((path) => path.startsWith(functions));
}

/** The folders that are function apps, those less deep first (E3). */
function appFolders(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const [, before] = /^(.*?)(?:^|\/)src\/functions\/[^/]+\.[cm]?[tj]s$/.exec(path) ?? [];
    if (before !== undefined) found.add(before === '' ? '.' : before);
    if (path === 'package.json') found.add('.');
    else if (path.endsWith('/package.json')) found.add(path.slice(0, -'/package.json'.length));
  }
  return [...found].sort((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1));
}

const depthOf = (folder: string): number => (folder === '.' ? 0 : folder.split('/').length);

/** E2. A copy of the workshop is known by the manifest that lies beside the exercises' own files. */
function isOfTheWorkshop(folder: string, paths: readonly string[]): boolean {
  const inside = /^(?:(.*)\/)?exercises\/[^/]+\/(?:starter|mistakes|alternatives)(?:\/|$)/.exec(folder);
  const reference = /^(?:(.*)\/)?solutions\/[^/]+$/.exec(folder);
  const [, root = ''] = inside ?? reference ?? [];
  if (!inside && !reference) return false;
  const below = root === '' ? '' : `${root}/`;
  return paths.includes(`${below}exercises/define-exercise.ts`);
}

async function slugOf(folder: string, { folder: at, name, paths }: Brought): Promise<string | undefined> {
  const manifest = folder === '.' ? 'package.json' : `${folder}/package.json`;
  return exerciseSaid({
    manifest: paths.includes(manifest) ? join(at, manifest) : undefined,
    folderName: withoutArchiveEnding(folder === '.' ? name : basename(folder)),
  });
}
