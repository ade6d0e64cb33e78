// Unfinished: exercises that their author still writes, which no class gets and nobody is graded on by accident.
//
// Owns:   which ones these are, and what is said of them.
// Never:  keeps anybody from one: whoever names it means it.
//
// N1. An exercise is finished when its contract asks for nothing more (exercises/missing-parts.ts). A package holds no alternatives and no
//     mistakes, and no template either: exercises are written in the repository alone, so in a package all are finished.

import { existsSync } from 'node:fs';
import { exerciseFolder, loadExercise } from '#exercises/catalog';
import { firstMissing } from '#exercises/missing-parts';
import { exercisesNamed } from '../workspace.ts';

/** What somebody means by `--exercises`. */
export interface MeantExercises {
  /** In the course's order. */
  readonly slugs: readonly string[];
  /** What is left out because it is not finished, and nobody named it. */
  readonly unfinished: readonly string[];
}

/**
 * The exercises that are named, or all that are finished.
 *
 * @param text what `--exercises` says; undefined where it was not given.
 * @throws {UsageError} there is no such exercise.
 */
export async function exercisesMeant(text: string | undefined): Promise<MeantExercises> {
  const exercises = exercisesNamed(text);
  const unfinished = text === undefined ? await unfinishedAmong(exercises) : [];
  return { slugs: exercises.filter((slug) => !unfinished.includes(slug)), unfinished };
}

/** Those of the exercises that are not finished (N1). */
async function unfinishedAmong(slugs: readonly string[]): Promise<readonly string[]> {
  if (!existsSync(exerciseFolder('template'))) return [];
  const seen = await Promise.all(
    slugs.map(async (slug) => ({ slug, missing: firstMissing(slug, await loadExercise(slug)) })),
  );
  return seen.flatMap(({ slug, missing }) => (missing === undefined ? [] : [slug]));
}

/** What to tell the instructor about exercises that are left out because they are not finished. */
export function unfinishedSentence(slugs: readonly string[]): string {
  const them = slugs.length === 1 ? 'it' : 'them';
  return `Not finished, so left out: ${slugs.join(', ')}. Name ${them} in --exercises to have ${them} all the same.`;
}
