// Unfinished: exercises that their author still writes, on which nobody is graded by accident.
//
// Owns:   which ones these are, and what is said of them.
// Never:  keeps anybody from grading one: whoever names it means it.
//
// N1. An exercise is finished when its contract asks for nothing more (exercises/missing-parts.ts). A package holds no alternatives and no
//     mistakes, and no template either: exercises are written in the repository alone, so in a package all are finished.

import { existsSync } from 'node:fs';
import { exerciseFolder, loadExercise } from '#exercises/catalog';
import { firstMissing } from '#exercises/missing-parts';

/** Those of the exercises that are not finished (N1). */
export async function unfinishedAmong(slugs: readonly string[]): Promise<readonly string[]> {
  if (!existsSync(exerciseFolder('template'))) return [];
  const seen = await Promise.all(
    slugs.map(async (slug) => ({ slug, missing: firstMissing(slug, await loadExercise(slug)) })),
  );
  return seen.flatMap(({ slug, missing }) => (missing === undefined ? [] : [slug]));
}

/** What to tell the instructor about exercises that are not graded because they are not finished. */
export function unfinishedSentence(slugs: readonly string[]): string {
  const them = slugs.length === 1 ? 'it' : 'them';
  return `Not finished, so not graded: ${slugs.join(', ')}. Name ${them} in --exercises to grade ${them} all the same.`;
}
