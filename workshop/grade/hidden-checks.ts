// Hidden checks: the checks that an instructor adds to those that learners see.
//
// Owns:   where they are in the instructor's folder, and that they are checks.
// Never:  takes anything from a submission; this is the instructor's own code, and runs in the grader.
//
// H1. `<folder>/<slug>.ts` has the checks of one exercise as its export `checks`. It finds the words that checks are written
//     with in "durable-functions-workshop/checks" (exercise-modules.js leads there).
// H2. An id is one that neither the exercise nor another check of the file has.
// H3. A file that is not used is told: it is for an exercise that is not graded, or is named after none.

import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { exerciseSlugs } from '#exercises/catalog';
import type { Check, Exercise } from '#exercises/define-exercise';
import { UsageError } from '../command.ts';
import { checkFileName, watchedChecks, type CheckWatch } from './hidden-check-run.ts';

const checkList = v.pipe(
  v.array(
    v.looseObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is kebab-case, such as "waits-an-hour"')),
      title: v.pipe(v.string(), v.nonEmpty('a title is a sentence')),
      points: v.pipe(v.number(), v.minValue(0, 'points are 0 or more')),
      run: v.function(),
    }),
  ),
  v.nonEmpty('there is no check in it'),
);

/**
 * The checks for one exercise; none where the folder has no file for it.
 *
 * @throws {UsageError} the file cannot be loaded, or is not as it should be.
 */
export async function hiddenChecks(
  folder: string,
  slug: string,
  { exercise, watch }: { readonly exercise: Exercise; readonly watch: CheckWatch },
): Promise<readonly Check[]> {
  const file = join(folder, `${slug}.ts`);
  if (!existsSync(file)) return [];
  const { success, output, issues } = v.safeParse(checkList, await checksIn(file));
  if (!success) throw new UsageError(`${file}: ${placeOf(issues[0])}${issues[0].message}.`);
  const checks = output as unknown as readonly Check[];
  mustHaveOwnIds(checks, exercise, file);
  return watchedChecks(checks, { slug, path: await realpath(file), name: checkFileName(folder, `${slug}.ts`) }, watch);
}

/**
 * H2.
 *
 * @throws {UsageError} an id is known already.
 */
function mustHaveOwnIds(checks: readonly Check[], exercise: Exercise, file: string): void {
  const ids = checks.map(({ id }) => id);
  const taken = ids.find((id) => exercise.checks.some((check) => check.id === id));
  if (taken !== undefined)
    throw new UsageError(`${file}: the exercise has a check "${taken}" already; use another id.`);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined)
    throw new UsageError(`${file} has two checks with the id "${twice}"; give each an id of its own.`);
}

/** What to tell the instructor about files that are not used (H3), a sentence for each kind; `slugs` are the exercises that are graded. */
export async function unusedCheckFiles(folder: string, slugs: readonly string[]): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => /\.[cm]?[jt]s$/.test(file)).sort();
  const known = files.filter((file) => exerciseSlugs().includes(file.replace(/\.ts$/, '')));
  const idle = known.filter((file) => !slugs.includes(file.replace(/\.ts$/, '')));
  const unknown = files.filter((file) => !known.includes(file));
  const list = (some: readonly string[]): string => some.map((file) => checkFileName(folder, file)).join(', ');
  const example = `${exerciseSlugs()[3] ?? ''}.ts`;
  return [
    ...(idle.length > 0 ? [`Checks for exercises that are not graded were not used: ${list(idle)}.`] : []),
    ...(unknown.length > 0
      ? [`Named after no exercise, as ${example} is, so no checks were taken from: ${list(unknown)}.`]
      : []),
  ];
}

/**
 * Makes sure that a folder of hidden checks is what somebody meant.
 *
 * @throws {UsageError} it holds no file that is named after an exercise.
 */
export async function mustHoldChecks(folder: string): Promise<void> {
  const files = await readdir(folder);
  const slugs = exerciseSlugs();
  if (files.some((file) => slugs.includes(file.replace(/\.ts$/, '')))) return;
  throw new UsageError(`${folder} holds no checks; name each file after its exercise, such as ${slugs[3] ?? ''}.ts.`);
}

async function checksIn(file: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(file).href)) as { checks?: unknown }).checks;
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${(error as Error).message}`);
  }
}

const placeOf = ({ path }: v.BaseIssue<unknown>): string => {
  const [index] = path ?? [];
  return index === undefined ? '"checks": ' : `check ${String(Number(index.key) + 1)}: `;
};
