// Equivalent: mutants that change nothing which the contract of an exercise promises, and why.
//
// Owns:   the form of such an entry. The entries of an exercise are the default export of `equivalent/NN-slug.ts`.
// Never:  takes in a mutant because no check catches it yet. If a sentence of the task tells the mutant from the
//         solution, a check is missing.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

/** Describes mutants by their text, so that an entry outlives changes elsewhere in the file. */
export interface EquivalentMutant extends Pick<Mutant, 'mutator' | 'lineText' | 'from' | 'to'> {
  /** Why nobody could notice, one sentence. */
  readonly reason: string;
}

/** Whether the entry describes the mutant. */
export function describes(entry: EquivalentMutant, mutant: Omit<Mutant, 'source'>): boolean {
  const members = ['mutator', 'lineText', 'from', 'to'] as const;
  return members.every((member) => entry[member] === mutant[member]);
}

/** The entries of an exercise. */
export async function equivalentMutants(slug: string): Promise<readonly EquivalentMutant[]> {
  if (!existsSync(join(import.meta.dirname, 'equivalent', `${slug}.ts`))) return [];
  const entries = (await import(`./equivalent/${slug}.ts`)) as { default: readonly EquivalentMutant[] };
  return entries.default;
}
