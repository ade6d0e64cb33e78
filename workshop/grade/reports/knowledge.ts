// Knowledge: what the workshop knows about its exercises that helps to understand a result.
//
// Owns:   gathering the hints of checks and the known mistakes.
// Never:  looks at a submission. An installed package has no known mistakes; the page says so.

import { loadExercise, loadMistake, mistakeSlugs } from '#exercises/catalog';
import type { CheckHint } from '#exercises/define-exercise';

/** A plausible wrong app that the workshop keeps. */
export interface KnownMistake {
  /** The exercise. */
  readonly exercise: string;
  /** The name of its folder, such as `no-timeout`. */
  readonly slug: string;
  /** Exactly these checks fail. */
  readonly fails: readonly string[];
  readonly why: string;
}

/** What reports may say beside the results. */
export interface ExerciseKnowledge {
  readonly mistakes: readonly KnownMistake[];
  /** By slug of the exercise, then by id of the check. */
  readonly hints: ReadonlyMap<string, ReadonlyMap<string, CheckHint>>;
}

/** Where nothing is known. */
export const NO_KNOWLEDGE: ExerciseKnowledge = { mistakes: [], hints: new Map() };

/** What is known about these exercises. */
export async function knowledgeOf(slugs: readonly string[]): Promise<ExerciseKnowledge> {
  const mistakes = await Promise.all(slugs.map(mistakesOf));
  const hints = await Promise.all(slugs.map(async (slug) => [slug, await hintsOf(slug)] as const));
  return { mistakes: mistakes.flat(), hints: new Map(hints) };
}

async function mistakesOf(exercise: string): Promise<readonly KnownMistake[]> {
  const slugs = mistakeSlugs(exercise);
  return Promise.all(slugs.map(async (slug) => ({ exercise, slug, ...(await loadMistake(exercise, slug)) })));
}

async function hintsOf(slug: string): Promise<ReadonlyMap<string, CheckHint>> {
  const { checks } = await loadExercise(slug);
  return new Map(checks.flatMap(({ id, hint }) => (hint === undefined ? [] : [[id, hint] as const])));
}
