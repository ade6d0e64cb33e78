// Missing parts: what an author has still to write before the contract can be proved.
//
// Owns:   the sentences that lead through a new exercise: what is missing, where, and what to do.
// Never:  runs an app.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { alternativeSlugs, exerciseFolder, mistakeSlugs, solutionFolder, variantFolders } from './catalog.ts';
import type { Exercise } from './define-exercise.ts';

/** The parts of an exercise, in the order in which an author writes them. */
export const PARTS = ['starter', 'solution', 'hints', 'alternatives', 'mistakes'] as const;

export type Part = (typeof PARTS)[number];

/** How many alternatives an exercise has at least. */
export const FEWEST_ALTERNATIVES = 2;

/** How many mistakes an exercise has at least. */
export const fewestMistakes = (slug: string): number => (/^c\d/.test(slug) ? 6 : 4);

/** What is missing of a part, and what to do; undefined where nothing is. */
export function missingIn(part: Part, slug: string, exercise: Exercise): string | undefined {
  return sentences[part](slug, exercise);
}

/** What an author has to write next; undefined where the exercise is finished. */
export function firstMissing(slug: string, exercise: Exercise): string | undefined {
  return PARTS.map((part) => missingIn(part, slug, exercise)).find((sentence) => sentence !== undefined);
}

const sentences: Readonly<Record<Part, (slug: string, exercise: Exercise) => string | undefined>> = {
  starter(slug, { files }) {
    const [starter = ''] = variantFolders(slug, 'starter');
    const lost = files.find(({ path }) => !existsSync(join(starter, path)));
    if (!lost) return undefined;
    return `The starter has no ${lost.path}: write exercises/${slug}/starter/${lost.path}, or take it out of "files" in exercise.ts.`;
  },
  solution(slug, { files }) {
    const edited = files.filter(({ role }) => role === 'edit').map(({ path }) => path);
    if (edited.some((path) => existsSync(join(solutionFolder(slug), path)))) return undefined;
    return (
      `There is no solution yet: copy exercises/${slug}/starter/${edited[0] ?? 'src'} to solutions/${slug}/${edited[0] ?? 'src'} ` +
      'and finish it there. A solution holds only the files that the learner edits.'
    );
  },
  hints(slug, { hints }) {
    const empty = hints.findIndex((hint) => hint.trim() === '');
    if (hints.length >= 3 && empty < 0) return undefined;
    const which = empty < 0 ? `there are ${hints.length}` : `number ${empty + 1} is empty`;
    return `Hints are missing: write at least three in "hints" of exercises/${slug}/exercise.ts, from gentle to nearly there; ${which}.`;
  },
  alternatives(slug) {
    const count = alternativeSlugs(slug).length;
    if (count >= FEWEST_ALTERNATIVES) return undefined;
    return (
      `Alternatives are missing, ${count} of ${FEWEST_ALTERNATIVES}: write apps that are as right as the solution and look otherwise, in ` +
      `exercises/${slug}/alternatives/<name>/src. Each holds only what differs from the solution.`
    );
  },
  mistakes(slug, { checks }) {
    const folder = `exercises/${slug}/mistakes`;
    const bare = mistakeSlugs(slug).find(
      (name) => !existsSync(join(exerciseFolder(slug), 'mistakes', name, 'mistake.ts')),
    );
    if (bare !== undefined) {
      return `The mistake ${bare} does not say what it fails: write ${folder}/${bare}/mistake.ts, as in exercises/01-chaining/mistakes.`;
    }
    const [count, fewest] = [mistakeSlugs(slug).length, fewestMistakes(slug)];
    if (count >= fewest) return undefined;
    return (
      `Mistakes are missing, ${count} of ${fewest}: write wrong apps that learners will write, in ${folder}/<name>/src, each with a mistake.ts that ` +
      `names the checks it fails. Together they fail every check: ${checks.map(({ id }) => id).join(', ')}.`
    );
  },
};
