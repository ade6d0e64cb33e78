// Catalog: the exercises as folders on disk, and the apps that can be put together from them.
//
// Owns:   which exercises exist, what a learner may call them, and which folders lie over which.
// Never:  runs anything, and never reads the learner's own copy (exercises/NN-slug/src). Node only.
//
// C1. The folder name is the key; nothing else lists the exercises.
// C2. A solution is an overlay on the starter; mistakes and alternatives are overlays on the solution.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScenarioOptions } from '#scenario';
import type { Exercise, Mistake } from './define-exercise.ts';

/** An app that belongs to an exercise and is not the learner's. */
export type AppVariant = 'starter' | 'solution' | { readonly mistake: string } | { readonly alternative: string };

const EXERCISES = fileURLToPath(new URL('.', import.meta.url));
const SOLUTIONS = fileURLToPath(new URL('../solutions/', import.meta.url));
const EXERCISE_FOLDER = /^(c?)(\d+)-[a-z0-9-]+$/;

/** There is no exercise of that name. */
export class UnknownExerciseError extends Error {
  readonly code = 'unknown-exercise';

  constructor(text: string) {
    super(`There is no exercise "${text}"; there are ${exerciseSlugs().join(', ')}.`);
    this.name = 'UnknownExerciseError';
  }
}

/** The slugs of all exercises, in order: numbered ones first, then challenges (C1). */
export function exerciseSlugs(): readonly string[] {
  const isExercise = (slug: string) => EXERCISE_FOLDER.test(slug) && existsSync(join(EXERCISES, slug, 'exercise.ts'));
  return folders(EXERCISES).filter(isExercise);
}

/**
 * The slug for what a learner typed: `4`, `04`, `c1`, the slug or a beginning of one slug alone, its name without the number or the
 * first words of one such name alone, or the path of an exercise's folder.
 *
 * @throws {UnknownExerciseError}
 */
export function resolveExercise(text: string): string {
  const typed = text.trim().toLowerCase();
  const wanted = /(?:^|[\\/])exercises[\\/]([^\\/]+)[\\/]*$/.exec(typed)?.[1] ?? typed;
  const slugs = exerciseSlugs();
  const named = slugs.find((slug) => slug === wanted || shortName(slug) === wanted.replace(/^(c?)0+(?=\d)/, '$1'));
  const [begun, other] =
    wanted === '' ? [] : slugs.filter((slug) => slug.startsWith(wanted) || beginsWithWords(nameOf(slug), wanted));
  const found = named ?? (other === undefined ? begun : undefined);
  if (found === undefined) throw new UnknownExerciseError(text);
  return found;
}

/** The folder of an exercise, which is also the app folder of the learner's copy. */
export function exerciseFolder(slug: string): string {
  return join(EXERCISES, slug);
}

/** The folder of an exercise's reference app, an overlay on the starter. */
export function solutionFolder(slug: string): string {
  return join(SOLUTIONS, slug);
}

/** The manifest of an exercise. */
export async function loadExercise(slug: string): Promise<Exercise> {
  return ((await import(`./${slug}/exercise.ts`)) as { default: Exercise }).default;
}

/** The manifest of a mistake. */
export async function loadMistake(slug: string, mistake: string): Promise<Mistake> {
  return ((await import(`./${slug}/mistakes/${mistake}/mistake.ts`)) as { default: Mistake }).default;
}

/** The slugs of an exercise's mistakes. */
export function mistakeSlugs(slug: string): readonly string[] {
  return folders(join(exerciseFolder(slug), 'mistakes'));
}

/** The slugs of an exercise's alternatives. */
export function alternativeSlugs(slug: string): readonly string[] {
  return folders(join(exerciseFolder(slug), 'alternatives'));
}

/** The sources of an app of an exercise (C2). */
export function appSources(slug: string, variant: AppVariant): ScenarioOptions['app'] {
  return overlaidSources(variantFolders(slug, variant));
}

/** The sources of an app that is made of several folders; a file of a later one takes the place of an earlier one's. */
export function overlaidSources(appFolders: readonly string[]): ScenarioOptions['app'] {
  const files = Object.assign({}, ...appFolders.map(sourceFiles)) as Record<string, string>;
  const entryPoints = Object.keys(files).filter((path) => /^src\/functions\/[^/]+\.ts$/.test(path));
  return { files, entryPoints: entryPoints.sort() };
}

/** The folders that lie over one another to make an app of an exercise, the lowest first. */
export function variantFolders(slug: string, variant: AppVariant): readonly string[] {
  const exercise = exerciseFolder(slug);
  const starter = join(exercise, 'starter');
  if (variant === 'starter') return [starter];
  if (variant === 'solution') return [starter, solutionFolder(slug)];
  const top = 'mistake' in variant ? ['mistakes', variant.mistake] : ['alternatives', variant.alternative];
  return [starter, solutionFolder(slug), join(exercise, ...top)];
}

/** Source text below `src` by path, relative to the app folder. */
function sourceFiles(appFolder: string): Record<string, string> {
  const source = join(appFolder, 'src');
  const paths = existsSync(source) ? readdirSync(source, { recursive: true, encoding: 'utf8' }) : [];
  const sources = paths.filter((path) => path.endsWith('.ts')).map((path) => join(source, path));
  return Object.fromEntries(
    sources.map((path) => [relative(appFolder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

/** `04-approval-orchestrator` → `4`; `c1-notify-support` → `c1`. */
function shortName(slug: string): string {
  return slug.replace(EXERCISE_FOLDER, (_slug, prefix: string, number: string) => `${prefix}${Number(number)}`);
}

/** `04-approval-orchestrator` → `approval-orchestrator`. */
const nameOf = (slug: string): string => slug.replace(/^c?\d+-/, '');

const beginsWithWords = (name: string, words: string): boolean => `${name}-`.startsWith(`${words}-`);

function folders(parent: string): readonly string[] {
  if (!existsSync(parent)) return [];
  const entries = readdirSync(parent, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
