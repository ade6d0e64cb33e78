// App choice: which app a command works on.
//
// Owns:   the learner's own copy as the default, folders that people name, and what the workshop's own overlays lie on.
// Never:  runs an app.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { AppLoadError, type AppSources } from '#core';
import {
  appSources,
  exerciseSlugs,
  loadExercise,
  resolveExercise,
  UnknownExerciseError,
  type AppVariant,
} from '#exercises/catalog';
import { NoFunctionsError, readAppFolder } from '#worker/node/app-folder';
import { UsageError } from './command.ts';
import { besideCopy, copyFolder, makeCopy, shownPath, starterFolder, workshopRoot } from './workspace.ts';

/** An app to work on. */
export interface ChosenApp {
  /** Absolute. */
  readonly folder: string;
  /** The folder whose `tsconfig.json` and packages count: the app's own, or that of the starter which it lies on. Absolute. */
  readonly settingsFolder: string;
  readonly app: AppSources;
  /** For people: which files are the app, and how that was found out. */
  readonly used: string;
}

/**
 * The learner's own copy of an exercise; made if there is none.
 *
 * @throws {AppLoadError} it cannot be read as an app.
 */
export async function readOwnCopy(slug: string): Promise<ChosenApp> {
  await makeCopy(slug);
  return readApp(copyFolder(slug));
}

/**
 * The app in a folder that somebody named.
 *
 * @throws {AppLoadError} it cannot be read as an app.
 */
export async function readApp(folder: string): Promise<ChosenApp> {
  const overlay = overlayIn(folder);
  if (!overlay) {
    const read = await readAppFolder(shownPath(folder), { except: isOwnCopy(folder) ? besideCopy : [] });
    return { folder, settingsFolder: resolve(folder), ...read };
  }
  const { slug, variant, liesOn } = overlay;
  const app = appSources(slug, variant);
  return { folder, settingsFolder: starterFolder(slug), app, used: `src/functions/*.ts, laid over ${liesOn}` };
}

/**
 * The app in a folder as it is served: beside a learner's copy, or an app of the workshop, stands what its exercise puts there.
 *
 * @throws {AppLoadError} it cannot be read as an app.
 */
export async function readServedApp(folder: string): Promise<ChosenApp> {
  const chosen = await readApp(folder);
  const slug = overlayIn(folder)?.slug ?? exerciseSlugs().find((one) => resolve(folder) === copyFolder(one));
  const { beside = {} } = slug === undefined ? {} : await loadExercise(slug);
  const { files, entryPoints } = chosen.app;
  const app = { ...chosen.app, files: { ...files, ...beside }, entryPoints: [...entryPoints, ...Object.keys(beside)] };
  return { ...chosen, app };
}

/**
 * The folder that somebody named, as an absolute path. `npm run` moves to the workshop's folder first; a path that is not
 * found there is taken from where the person is.
 *
 * @param which what they should give, as the end of a sentence.
 * @throws {UsageError} there is no such folder.
 */
export function namedFolder(named: string, which = whichFolder): string {
  const found = foundFolder(named, which);
  if (found === undefined) throw new UsageError(`There is no folder ${named}; ${which}.`);
  return found;
}

/**
 * The folder of the app that somebody named to be judged as an exercise: the named one, or the only one in it that can be meant.
 *
 * @throws {UsageError} there is no such folder, no app in it, or more than one.
 */
export async function namedApp(named: string, slug: string): Promise<string> {
  const folder = namedFolder(named);
  try {
    await readApp(folder);
    return folder;
  } catch (error) {
    // What cannot be read is an app, and gets a report.
    if (!(error instanceof AppLoadError)) throw error;
    if (!(error instanceof NoFunctionsError)) return folder;
    if (isOwnCopy(folder)) throw new UsageError(error.message);
    const { appBelow } = await import('./app-below.ts');
    return appBelow(folder, slug, error.message);
  }
}

/**
 * The folder that somebody named, or the own copy of the exercise that they named; it is made if there is none.
 *
 * @throws {UsageError} there is neither.
 */
export async function namedFolderOrExercise(named: string): Promise<string> {
  const found = named === '' ? undefined : foundFolder(named);
  if (found !== undefined) return found;
  const slug = exerciseNamed(named);
  if (slug === undefined)
    throw new UsageError(`There is no folder ${named || '""'}; ${whichFolder}, or the number of an exercise.`);
  await makeCopy(slug);
  return copyFolder(slug);
}

const whichFolder = 'give the folder of a function app, the one with its package.json';

/** What somebody named, as an absolute path: seen from the workshop's folder, or else from where the person is. */
export function foundPlace(named: string): string | undefined {
  const candidates = [resolve(named), resolve(process.env['INIT_CWD'] ?? '.', named)];
  return candidates.find((candidate) => existsSync(candidate));
}

function foundFolder(named: string, which = whichFolder): string | undefined {
  const found = foundPlace(named);
  if (found !== undefined && !statSync(found).isDirectory()) throw new UsageError(`${named} is a file; ${which}.`);
  return found;
}

function exerciseNamed(named: string): string | undefined {
  try {
    return resolveExercise(named);
  } catch (error) {
    if (!(error instanceof UnknownExerciseError)) throw error;
    return undefined;
  }
}

/** The mistake, alternative or solution that a folder of the workshop holds; undefined for any other folder. */
function overlayIn(folder: string): { slug: string; variant: AppVariant; liesOn: string } | undefined {
  const [room, slug = '', kind, name, ...rest] = insideWorkshop(folder);
  if (!exerciseSlugs().includes(slug)) return undefined;
  if (room === 'solutions' && kind === undefined) return { slug, variant: 'solution', liesOn: 'the starter' };
  if (room !== 'exercises' || name === undefined || rest.length > 0) return undefined;
  if (kind === 'mistakes') return { slug, variant: { mistake: name }, liesOn: 'the solution' };
  if (kind === 'alternatives') return { slug, variant: { alternative: name }, liesOn: 'the solution' };
  return undefined;
}

function insideWorkshop(folder: string): string[] {
  return existsSync(folder) ? relative(realpathSync(workshopRoot), realpathSync(folder)).split(/[\\/]/) : [];
}

function isOwnCopy(folder: string): boolean {
  return exerciseSlugs().some((slug) => resolve(folder) === copyFolder(slug));
}
