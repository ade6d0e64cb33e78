// Batch terms: what a batch is graded by, so that it goes on only as what it was begun as.
//
// Owns:   what makes two batches the same: exercises, hidden checks, the workshop's version, and what these checks are.
// Never:  looks at submissions, and does not count what may differ from one run to the next, such as the number of jobs.

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseFolder } from '#exercises/catalog';
import { workshopVersion } from '../workspace.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a batch is asked to grade by. */
export interface BatchTerms {
  readonly slugs: readonly string[];
  /** The folder of hidden checks; empty text where there is none. */
  readonly checks: string;
  /** The same where version and checks of the workshop, and the hidden checks, are the same. */
  readonly judgedBy: string;
}

/** The terms as they are now. */
export async function termsOf(slugs: readonly string[], checks = ''): Promise<BatchTerms> {
  const prints = await Promise.all(slugs.map(judgePrint));
  const hidden = checks === '' ? '' : await fingerprintOf(checks);
  const judgedBy = createHash('sha256').update(JSON.stringify([workshopVersion(), prints, hidden]));
  return { slugs, checks, judgedBy: judgedBy.digest('hex').slice(0, 32) };
}

/** Manifest and checks lie at the top of an exercise's folder; a learner's copy is not among them. */
async function judgePrint(slug: string): Promise<readonly string[]> {
  const names = (await readdir(exerciseFolder(slug))).filter((name) => /(?<!\.test)\.[jt]s$/.test(name)).sort();
  return Promise.all(names.map((name) => fingerprintOf(join(exerciseFolder(slug), name))));
}
