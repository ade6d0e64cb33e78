// Survey: all mutants of one app, judged by the checks of its exercise.
//
// Owns:   what a mutant's end is called, and which mutants count.
// Never:  runs a check (judge.ts).
//
// V1. Caught: one check does not pass, which includes that it does not end in time. The checks after it are not run.
// V2. A mutant that TypeScript refuses, or that cannot be loaded, does not count. Whoever writes it is told so before any
//     check runs, and would only raise the score.
// V3. A mutant that is listed as equivalent does not count, but it is judged too: where a check catches it after all, or
//     where no mutant is like the entry, the list is wrong.

import type { AppSources, FunctionWorker } from '#core';
import type { Exercise } from '#exercises/define-exercise';
import { Compiler } from './compiler.ts';
import { describes } from './equivalent.ts';
import type { EquivalentMutant } from './equivalent.ts';
import { Judge } from './judge.ts';
import type { FailedCheck } from './judge.ts';
import { mutantsOf } from './mutants.ts';
import type { Mutant } from './mutants.ts';

/** How many mutants are judged at the same time. */
const JUDGES = 2;

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
  /** The first check that it does not pass, and how that check ended. */
  readonly caughtBy?: FailedCheck;
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
 * Judges every mutant of a subject, two at a time.
 *
 * @param start gives a worker that can be ended.
 * @param onJudged told after each mutant how many are done, and of how many.
 * @throws {Error} the app itself does not compile or does not pass.
 */
export async function survey(
  subject: Subject,
  start: () => FunctionWorker,
  onJudged: (done: number, all: number) => void = () => undefined,
): Promise<Survey> {
  const judges = Array.from({ length: JUDGES }, () => new Judge(subject.slug, subject.exercise, start));
  try {
    return await judgeAll(subject, judges, onJudged);
  } finally {
    await Promise.all(judges.map((judge) => judge.stop()));
  }
}

async function judgeAll(
  subject: Subject,
  judges: readonly Judge[],
  onJudged: (done: number, all: number) => void,
): Promise<Survey> {
  const { slug, app, files, configFolder, equivalent } = subject;
  const usualMs = (await judges[0]?.usualMs(app)) ?? new Map<string, number>();
  const compiler = new Compiler(configFolder, app);
  const problem = compiler.problem();
  if (problem !== undefined) throw new Error(`The solution of ${slug} does not compile: ${problem}`);
  const mutants = (await Promise.all(files.map((file) => mutantsOf(file, app.files[file] ?? '')))).flat();
  let done = 0;
  const judged = await inTurn(mutants, judges, async (mutant, judge) => {
    const one = await fateOf(subject, mutant, { compiler, judge, usualMs });
    onJudged((done += 1), mutants.length);
    return one;
  });
  const wrongEntries = equivalent.flatMap((entry) => wrongEntry(entry, judged));
  return { exercise: slug, mutants: judged, score: scoreOf(judged), wrongEntries };
}

function scoreOf(judged: readonly JudgedMutant[]): number {
  const caught = judged.filter(({ fate }) => fate === 'caught').length;
  const survived = judged.filter(({ fate }) => fate === 'survived').length;
  return caught + survived === 0 ? 1 : caught / (caught + survived);
}

async function fateOf(
  { app, equivalent }: Subject,
  { source, ...mutant }: Mutant,
  { compiler, judge, usualMs }: { compiler: Compiler; judge: Judge; usualMs: ReadonlyMap<string, number> },
): Promise<JudgedMutant> {
  const mutated: AppSources = { ...app, files: { ...app.files, [mutant.file]: source } };
  if (compiler.problemWith(mutant.file, source) !== undefined || !(await judge.loads(mutated)))
    return { ...mutant, fate: 'does not compile' };
  const caughtBy = await judge.firstFailed(mutated, usualMs);
  if (caughtBy) return { ...mutant, fate: 'caught', caughtBy };
  const isListed = equivalent.some((entry) => describes(entry, mutant));
  return { ...mutant, fate: isListed ? 'equivalent' : 'survived' };
}

function wrongEntry(entry: EquivalentMutant, judged: readonly JudgedMutant[]): readonly string[] {
  const name = `${entry.mutator} in "${entry.lineText}", ${entry.from} -> ${entry.to}`;
  const described = judged.filter((mutant) => describes(entry, mutant));
  if (described.length === 0) return [`No mutant is like this one, which is listed as equivalent: ${name}`];
  return described
    .filter(({ fate }) => fate !== 'equivalent')
    .map(
      ({ caughtBy }) =>
        `Listed as equivalent, but ${caughtBy ? `${caughtBy.id} catches it` : 'it does not compile'}: ${name}`,
    );
}

/** Does the work on each item; every judge takes the next item as soon as it is free. Results are in the order of the items. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  judges: readonly Judge[],
  work: (item: Item, judge: Judge) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async (judge: Judge) => {
    for (const [index, item] of queue) results[index] = await work(item, judge);
  };
  await Promise.all(judges.map(lane));
  return results;
}
