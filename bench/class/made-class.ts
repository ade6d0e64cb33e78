// Made class: submissions such as a class hands them in, made of the apps that this repository knows.
//
// Owns:   who hands in what, and that no two submissions have the same text.
//
// C1. Every submission holds every exercise: half of them as in the reference or an alternative, four tenths with a known
//     mistake, one tenth as it came. So none is cheap because little of it was done.
// C2. The same seed makes the same class.

import { appendFile, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { alternativeSlugs, exerciseSlugs, mistakeSlugs, variantFolders, type AppVariant } from '#exercises/catalog';
import { chanceOf } from '../../simulator/core/random.ts';

/** A class that was made. */
export interface MadeClass {
  /** Absolute, one per submission. */
  readonly folders: readonly string[];
}

/**
 * Makes a class.
 *
 * @param folder absolute; gets a folder per submission.
 * @param count how many submissions.
 * @param seed any text (C2).
 */
export async function makeClass(folder: string, count: number, seed: string): Promise<MadeClass> {
  const draw = chanceOf(seed);
  const names = Array.from({ length: count }, (_, index) => `learner-${String(index + 1).padStart(3, '0')}`);
  for (const name of names) {
    for (const slug of exerciseSlugs())
      await handIn(folder, `${name}/${slug}`, variantFolders(slug, variantBy(slug, draw)));
  }
  return { folders: names.map((name) => join(folder, name)) };
}

/** C1. */
function variantBy(slug: string, draw: () => number): AppVariant {
  const share = (draw() >>> 0) / 2 ** 32;
  const mistakes = mistakeSlugs(slug);
  const mistake = mistakes[(draw() >>> 0) % Math.max(1, mistakes.length)];
  const right: readonly AppVariant[] = ['solution', ...alternativeSlugs(slug).map((alternative) => ({ alternative }))];
  if (share < 0.5) return right[(draw() >>> 0) % right.length] ?? 'solution';
  return share < 0.9 && mistake !== undefined ? { mistake } : 'starter';
}

/** @param place below the class's folder; every file says it, so that no two are alike. */
async function handIn(folder: string, place: string, layers: readonly string[]): Promise<void> {
  const app = join(folder, place);
  await mkdir(app, { recursive: true });
  for (const layer of layers) {
    await cp(layer, app, { recursive: true, filter: (path) => !path.endsWith('mistake.ts') });
  }
  const functions = join(app, 'src/functions');
  for (const file of await readdir(functions)) await appendFile(join(functions, file), `\n// ${place}\n`);
}
