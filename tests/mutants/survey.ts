// Survey: all mutants of one app, judged by the checks of its exercise.
//
// Owns:   what a mutant's end is called, and which mutants count.
// Never:  judges in a way of its own. A mutant is an app like any other, and `runChecks` is what everybody's app goes through.
//
// V1. Caught: one check does not pass, which includes that it does not end in time. The checks after it are not run.
// V2. A mutant that TypeScript refuses, or that cannot be loaded, does not count. Whoever writes it is told so before any
//     check runs, and would only raise the score.
// V3. A mutant that is listed as equivalent does not count, but it is judged too: where a check catches it after all, or
//     where no mutant is like the entry, the list is wrong.

import { AppLoadError } from '#core';
import type { AppSources, FunctionWorker } from '#core';
import type { Exercise } from '#exercises/define-exercise';
import { runChecks } from '#exercises/run-checks';
import { Scenario } from '#scenario';
import { Compiler } from './compiler.ts';
import { describes } from './equivalent.ts';
import type { EquivalentMutant } from './equivalent.ts';
import { mutantsOf } from './mutants.ts';
import type { Mutant } from './mutants.ts';

/** What is surveyed. */
export interface Subject {
  readonly slug: string;
  readonly exercise: Exercise;
  /** The solution, which passes every check. */
  readonly app: AppSources;
  /** The files that are changed, relative to the app folder. */
  readonly files: readonly string[];
  /** The folder of the `tsconfig.json` under which a mutant has to compile. */
  readonly configFolder: string;
  readonly equivalent: readonly EquivalentMutant[];
}

/** What became of a mutant. */
export type Fate = 'caught' | 'survived' | 'equivalent' | 'does not compile';

/** A mutant and its end. */
export interface JudgedMutant extends Omit<Mutant, 'source'> {
  readonly fate: Fate;
  /** The ID of the first check that it does not pass. */
  readonly caughtBy?: string;
}

/** What a survey comes to. */
export interface Survey {
  readonly exercise: string;
  readonly mutants: readonly JudgedMutant[];
  /** Caught ones among those that count, from 0 to 1. */
  readonly score: number;
  /** Sentences about entries of the list of equivalent mutants that do not hold (V3). */
  readonly wrongEntries: readonly string[];
}

/**
 * Judges every mutant of a subject.
 *
 * @param workers how many mutants run at the same time, each on its own.
 * @param onJudged told after each mutant how many are done, and of how many.
 * @throws {Error} the app itself does not compile or does not pass.
 */
export async function survey(
  subject: Subject,
  workers: readonly [FunctionWorker, ...FunctionWorker[]],
  onJudged: (done: number, all: number) => void = () => undefined,
): Promise<Survey> {
  const { slug, app, files, configFolder, equivalent } = subject;
  const compiler = new Compiler(configFolder, app);
  await expectSound(subject, compiler, workers[0]);
  const mutants = (await Promise.all(files.map((file) => mutantsOf(file, app.files[file] ?? '')))).flat();
  let done = 0;
  const judged = await inTurn(mutants, workers, async (mutant, worker) => {
    const one = await judge(subject, mutant, compiler, worker);
    onJudged((done += 1), mutants.length);
    return one;
  });
  const caught = judged.filter(({ fate }) => fate === 'caught').length;
  const survived = judged.filter(({ fate }) => fate === 'survived').length;
  return {
    exercise: slug,
    mutants: judged,
    score: caught + survived === 0 ? 1 : caught / (caught + survived),
    wrongEntries: equivalent.flatMap((entry) => wrongEntry(entry, judged)),
  };
}

async function expectSound(subject: Subject, compiler: Compiler, worker: FunctionWorker): Promise<void> {
  const { slug, app } = subject;
  const failed = await failedCheck(subject, app, worker);
  if (failed !== undefined) throw new Error(`The app of ${slug} does not pass ${failed}.`);
  const problem = compiler.problem();
  if (problem !== undefined) throw new Error(`The app of ${slug} does not compile: ${problem}`);
}

async function judge(
  subject: Subject,
  { source, ...mutant }: Mutant,
  compiler: Compiler,
  worker: FunctionWorker,
): Promise<JudgedMutant> {
  const { app, equivalent } = subject;
  const mutated: AppSources = { ...app, files: { ...app.files, [mutant.file]: source } };
  if (compiler.problemWith(mutant.file, source) !== undefined || !(await loads(mutated, worker)))
    return { ...mutant, fate: 'does not compile' };
  const caughtBy = await failedCheck(subject, mutated, worker);
  if (caughtBy !== undefined) return { ...mutant, fate: 'caught', caughtBy };
  const isListed = equivalent.some((entry) => describes(entry, mutant));
  return { ...mutant, fate: isListed ? 'equivalent' : 'survived' };
}

/** The ID of the first check that the app does not pass. */
async function failedCheck(
  { slug, exercise }: Subject,
  app: AppSources,
  worker: FunctionWorker,
): Promise<string | undefined> {
  for (const check of exercise.checks) {
    const alone: Exercise = { ...exercise, checks: [check] };
    const { passed } = await runChecks({ exercise: alone, slug, app, appName: 'mutant', worker });
    if (!passed) return check.id;
  }
  return undefined;
}

/** Other failures than a refusal, such as a loop without end, are the checks' to report. */
async function loads(app: AppSources, worker: FunctionWorker): Promise<boolean> {
  try {
    await Scenario.open({ app, worker }).load();
    return true;
  } catch (error) {
    return !(error instanceof AppLoadError);
  }
}

function wrongEntry(entry: EquivalentMutant, judged: readonly JudgedMutant[]): readonly string[] {
  const name = `${entry.mutator} in "${entry.lineText}", ${entry.from} -> ${entry.to}`;
  const described = judged.filter((mutant) => describes(entry, mutant));
  if (described.length === 0) return [`No mutant is like this one, which is listed as equivalent: ${name}`];
  return described
    .filter(({ fate }) => fate !== 'equivalent')
    .map(
      ({ caughtBy }) =>
        `Listed as equivalent, but ${caughtBy === undefined ? 'it does not compile' : `${caughtBy} catches it`}: ${name}`,
    );
}

/** Does the work on each item; every worker takes the next item as soon as it is free. Results are in the order of the items. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  workers: readonly FunctionWorker[],
  work: (item: Item, worker: FunctionWorker) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async (worker: FunctionWorker) => {
    for (const [index, item] of queue) results[index] = await work(item, worker);
  };
  await Promise.all(workers.map(lane));
  return results;
}
