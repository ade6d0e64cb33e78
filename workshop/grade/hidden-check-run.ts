// Hidden check run: a check of an instructor's own while it runs, and what is said when it is the check that goes wrong.
//
// Owns:   telling a mistake in the check from a verdict about the app.
// Never:  decides about points: a check that could not be carried out has none, and the instructor is told.
//
// C1. What is thrown in the check's own file, and is no CheckFailure, is told with that file and its line. So is a word that was called
//     with what makes no sense, such as a duration that is none. What a word throws besides may be the app's doing, and stays as it is.
//     A check that did not await a word (awaited-words.ts) has a mistake, whether it says that the app passes or not.
// C2. A check is announced before it runs, and again when it has ended, so that one which never ends can be ended from outside
//     (job-guard.ts). Graded once more, the submission is spared it and those after it in the same file; so it is of one that ended
//     the process it runs in.

import { basename, dirname, posix, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Check } from '#exercises/define-exercise';
import type { Scenario } from '#exercises/observations';
import { notRunBecause } from '#exercises/not-run';
import type { CheckResult } from '#exercises/run-checks';
import { counted } from '../terminal.ts';
import { AwaitedWords } from './awaited-words.ts';
import { CheckMistake } from './check-mistake.ts';
import type { Grades } from './grades.ts';
import { shownLine } from './reports/words.ts';

/** Who is told what a check does, and knows which ones the submission is spared. A check is named `<slug>/<id>`. */
export interface CheckWatch {
  begins(check: string): Promise<void>;
  ends(): void;
  /** What the check did, as words that follow its name. */
  whySpared(check: string): string | undefined;
}

/** The checks of one file. */
export interface CheckFile {
  readonly slug: string;
  /** Absolute, without links. */
  readonly path: string;
  /** For people: the folder's name, and the file's. */
  readonly name: string;
}

/** The checks as the grader runs them (C1, C2). */
export function watchedChecks(checks: readonly Check[], file: CheckFile, watch: CheckWatch): readonly Check[] {
  const nameOf = ({ id }: Check): string => `${file.slug}/${id}`;
  return checks.map((check, at) => ({
    ...check,
    run: async (scenario) => {
      for (const one of checks.slice(0, at + 1)) {
        const why = watch.whySpared(nameOf(one));
        if (why === undefined) continue;
        throw new Error(
          one === check ? sparedText(why, file) : notRunBecause(`${one.id}, before it in ${file.name}, ${why}`),
        );
      }
      await watch.begins(nameOf(check));
      try {
        await runAwaited(check, scenario);
      } catch (error) {
        throw ownMistake(error, file) ?? error;
      } finally {
        watch.ends();
      }
    },
  }));
}

/** @throws what the check throws; in place of a failure, and of none, that it did not await something. */
async function runAwaited(check: Check, scenario: Scenario): Promise<void> {
  const words = new AwaitedWords(scenario);
  const unheard: unknown[] = [];
  const hear = (reason: unknown): unknown => unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    await check.run(words.scenario);
    const left = words.left(false);
    await setImmediate(); // what nobody awaited and failed is told by then
    const lost = unheard.find((reason) => isFailure(reason) || reason instanceof CheckMistake);
    if (left ?? lost)
      throw left ?? new CheckMistake('what fails here is not awaited; write await where it is called.', lost as Error);
  } catch (error) {
    throw (isFailure(error) ? words.left(true) : undefined) ?? error;
  } finally {
    process.off('unhandledRejection', hear);
  }
}

const opening = 'The check itself ';

/** What a check did that was ended from outside (C2). */
export const ENDLESS = 'did not come to an end';

const sparedText = (why: string, { name }: CheckFile): string =>
  `${opening}${why}, so ${why === ENDLESS ? 'it was ended and ' : ''}the submission was graded without it: ${name}.`;

/** C1. */
function ownMistake(error: unknown, file: CheckFile): Error | undefined {
  if (isFailure(error) || (error instanceof Error && 'code' in error)) return undefined;
  const reason = shownLine(error instanceof Error ? error.message : String(error));
  const places = error instanceof Error ? placesIn(error.stack ?? '') : [];
  const own = places.find(({ path }) => isBeside(path, file));
  const isSaid = error instanceof CheckMistake;
  const isOwn = !(error instanceof Error) || isSaid || (own && (error instanceof RangeError || places[0] === own));
  if (!isOwn) return undefined;
  return new Error(`${opening}${isSaid ? 'has a mistake' : 'threw an error'}, at ${placeText(own, file)}: ${reason}`);
}

const isFailure = (error: unknown): boolean => error instanceof Error && error.name === 'CheckFailure';

/** In the file of the check, or in one beside it, which it imports. */
const isBeside = (path: string, file: CheckFile): boolean => path.startsWith(dirname(file.path) + sep);

function placeText(own: Place | undefined, file: CheckFile): string {
  if (!own) return file.name;
  const inFolder = relative(dirname(file.path), own.path).replaceAll('\\', '/');
  return `${posix.dirname(file.name)}/${inFolder}:${own.line}`;
}

/** Whether it was the check that went wrong, and not the app. */
export const isMistakeOfCheck = ({ status, message }: Pick<CheckResult, 'status' | 'message'>): boolean =>
  status === 'error' && message?.startsWith(opening) === true;

interface Place {
  readonly path: string;
  readonly line: string;
}

/** The places in a stack, the innermost first; without those of Node.js and of the language. */
function placesIn(stack: string): readonly Place[] {
  return stack.split('\n').flatMap((row): Place[] => {
    const [, inside = ''] = /^\s+at .*? \((.*)\)$/.exec(row) ?? /^\s+at (?:async )?(.*)$/.exec(row) ?? [];
    const [, path = '', line = ''] = /^(.+?)(?:\?[^:]*)?:(\d+):\d+$/.exec(inside) ?? [];
    if (path === '' || path.startsWith('node:')) return [];
    return [{ path: path.startsWith('file:') ? fileURLToPath(path) : path, line }];
  });
}

/** What to tell the instructor about checks that went wrong themselves: a sentence for each. */
export function checkMistakeSentences({ exercises, submissions }: Grades): readonly string[] {
  return exercises.flatMap(({ slug, checks }) => {
    const grades = submissions.flatMap((one) => one.exercises.filter((grade) => grade.slug === slug));
    return checks
      .filter(({ hidden }) => hidden)
      .flatMap(({ id }) => {
        const results = grades.flatMap((grade) => grade.checks.filter((result) => result.id === id));
        const wrong = results.filter(isMistakeOfCheck);
        const [reason = ''] = wrong[0]?.message?.split('\n') ?? [];
        if (reason === '') return [];
        return [
          `Look at your check ${id}, in ${wrong.length} of ${counted(results.length, 'submission')}: ${shownLine(reason)}`,
        ];
      });
  });
}

/** How a file of checks is called for people. */
export const checkFileName = (folder: string, file: string): string => `${basename(folder)}/${file}`;
