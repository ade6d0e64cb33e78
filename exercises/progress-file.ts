// Progress file: everything that a learner has done, as one JSON file that a browser writes and anybody may read.
//
// Owns:   the published shape of the file, its versions, and the guards that keep wrong and foreign files out.
// Never:  knows where progress is stored, and never runs what it reads. No DOM, no Node.
//
// F1. The file says what it is (`format`) and in which version. A reader of today reads every version up to today's; each is
//     brought up to date by one step after the other.
// F2. All or nothing: a file that is not as it should be is refused with one sentence.
// F3. Texts hold only what is not the starter's. Their paths stay below `src`, so that whoever writes them to a disk stays there.

import { wasNotRun } from './not-run.ts';
import type { CheckReport, CheckStatus } from './run-checks.ts';

/** What a browser calls the file. */
export const progressFileName = 'durable-functions-workshop-progress.json';

/** Text by path, relative to the app folder. */
export type Files = Readonly<Record<string, string>>;

/** Text that was put aside for another. Of both, only what is not the starter's. */
export interface KeptAside {
  readonly files: Files;
  /** `choice`: between two tabs; `progress`: a progress file brought another text; `undo`: an older text was brought back. */
  readonly by: 'reset' | 'import' | 'choice' | 'progress' | 'undo';
  /** What took its place. */
  readonly replacedBy: Files;
}

/** A learner's text of one exercise. */
export interface KeptDraft {
  /** Only what is not the starter's. */
  readonly files: Files;
  /** The paths of files that the exercise does not have. */
  readonly added?: readonly string[];
  /** What was put aside, the newest last. */
  readonly asides?: readonly KeptAside[];
}

/** How one check ended. */
export interface CheckMark {
  readonly id: string;
  readonly status: CheckStatus;
  readonly points: number;
}

/** What one press of Check said. A check that was not tried is not among them. */
export interface Marks {
  /** The text that was judged ({@link textHash}). */
  readonly text: string;
  readonly checks: readonly CheckMark[];
}

/** The marks of one exercise. */
export interface KeptMarks {
  readonly best: Marks;
  readonly last: Marks;
}

/** What is known of one exercise. */
export interface ExerciseProgress {
  readonly draft?: KeptDraft;
  readonly hintsShown?: number;
  readonly marks?: KeptMarks;
}

/** Where the learner left. */
export interface Visit {
  /** Path below the site root, without extension, such as `lessons/events`. */
  readonly page: string;
  readonly title: string;
  /** The last heading that was reached. */
  readonly heading?: { readonly id: string; readonly text: string };
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** Everything that a learner has done. */
export interface Progress {
  /** By the exercise's folder name. */
  readonly exercises: Readonly<Record<string, ExerciseProgress>>;
  /** The choice that was made, by the question's name. */
  readonly predictions: Readonly<Record<string, string>>;
  /** The lessons that the learner skips. */
  readonly skipped: readonly string[];
  readonly lastVisit?: Visit;
}

/** Nothing done yet. */
export const noProgress: Progress = { exercises: {}, predictions: {}, skipped: [] };

const format = 'durable-functions-workshop-progress';
const version = 1;

/** From each version of the file to the next (F1). */
const upgrades: readonly ((file: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** The file is none, or cannot be read. The message is one sentence for the learner. */
export class ProgressFileError extends Error {
  readonly code = 'progress-file';
}

/** The text of a progress file. */
export function writeProgressFile(progress: Progress): string {
  return `${JSON.stringify({ format, version, ...progress }, null, 2)}\n`;
}

/**
 * Reads the text of a progress file of this version or an earlier one.
 *
 * @throws {ProgressFileError} it is none, it is damaged, or a newer edition wrote it (F2).
 */
export function readProgressFile(text: string): Progress {
  const file = upToDate(parse(text));
  const { exercises, predictions, skipped, lastVisit } = file;
  demand(isRecord(exercises), 'exercises');
  for (const [slug, exercise] of Object.entries(exercises)) demandExercise(slug, exercise);
  demand(isRecord(predictions), 'predictions');
  for (const [name, choice] of Object.entries(predictions)) {
    demand(isSlug(name) && typeof choice === 'string', `predictions.${name}`);
  }
  demand(Array.isArray(skipped) && skipped.every(isPage), 'skipped');
  demand(lastVisit === undefined || isVisit(lastVisit), 'lastVisit');
  return {
    exercises: exercises as Progress['exercises'],
    predictions: predictions as Progress['predictions'],
    skipped: skipped as Progress['skipped'],
    ...(lastVisit === undefined ? {} : { lastVisit }),
  };
}

function parse(text: string): Record<string, unknown> {
  const foreign = `This is no progress file of the workshop: choose one that Export progress saved, such as ${progressFileName}.`;
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    if (!text.slice(0, 200).includes(`"${format}"`)) throw new ProgressFileError(foreign);
    throw new ProgressFileError(
      'This progress file is cut off or damaged (it is no JSON), so nothing of it was taken.',
    );
  }
  if (!isRecord(file) || file['format'] !== format) throw new ProgressFileError(foreign);
  return file;
}

function upToDate(file: Record<string, unknown>): Record<string, unknown> {
  const { version: written } = file;
  if (!isCount(written) || written === 0) throw damaged('version');
  if (written > version) {
    throw new ProgressFileError(
      `A newer edition of the workshop wrote this progress file (version ${String(written)}; this one reads up to ${String(version)}): update the workshop, or reload the page, and import it again.`,
    );
  }
  return upgrades.slice(written - 1).reduce((older, upgrade) => upgrade(older), file);
}

function demandExercise(slug: string, exercise: unknown): void {
  const where = `exercises.${slug}`;
  demand(isSlug(slug) && isRecord(exercise), where);
  const { draft, hintsShown, marks } = exercise;
  demand(draft === undefined || isDraft(draft), `${where}.draft`);
  demand(hintsShown === undefined || isCount(hintsShown), `${where}.hintsShown`);
  demand(marks === undefined || isKeptMarks(marks), `${where}.marks`);
}

function demand(isThere: boolean, where: string): asserts isThere {
  if (!isThere) throw damaged(where);
}

const damaged = (where: string): ProgressFileError =>
  new ProgressFileError(`This progress file is damaged at "${where}", so nothing of it was taken.`);

/** Whether a value is a learner's text of one exercise. */
export function isDraft(value: unknown): value is KeptDraft {
  if (!isRecord(value) || !isFiles(value['files'])) return false;
  const { added = [], asides = [] } = value;
  return Array.isArray(added) && added.every(isSourcePath) && Array.isArray(asides) && asides.every(isAside);
}

const reasons: readonly unknown[] = ['reset', 'import', 'choice', 'progress', 'undo'] satisfies KeptAside['by'][];

function isAside(value: unknown): value is KeptAside {
  return isRecord(value) && isFiles(value['files']) && isFiles(value['replacedBy']) && reasons.includes(value['by']);
}

/** Whether a value is the marks of one exercise. */
export function isKeptMarks(value: unknown): value is KeptMarks {
  return isRecord(value) && isMarks(value['best']) && isMarks(value['last']);
}

function isMarks(value: unknown): value is Marks {
  if (!isRecord(value) || typeof value['text'] !== 'string') return false;
  return Array.isArray(value['checks']) && value['checks'].every(isCheckMark);
}

const statuses: readonly unknown[] = ['pass', 'fail', 'error', 'timeout'] satisfies CheckStatus[];

function isCheckMark(value: unknown): value is CheckMark {
  if (!isRecord(value) || !statuses.includes(value['status'])) return false;
  const { id, points } = value;
  return typeof id === 'string' && typeof points === 'number' && points >= 0;
}

/** Whether a value says where a learner left. */
export function isVisit(value: unknown): value is Visit {
  if (!isRecord(value) || !isPage(value['page'])) return false;
  const { title, heading, atMs } = value;
  if (typeof title !== 'string' || typeof atMs !== 'number') return false;
  if (heading === undefined) return true;
  return isRecord(heading) && typeof heading['id'] === 'string' && typeof heading['text'] === 'string';
}

/** Whether a value is a whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isSlug = (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(value);

/** A page of the site; nothing that a browser would take for another site. */
const isPage = (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(value);

function isFiles(value: unknown): value is Files {
  return (
    isRecord(value) && Object.entries(value).every(([path, text]) => isSourcePath(path) && typeof text === 'string')
  );
}

/** F3. */
function isSourcePath(path: unknown): boolean {
  if (typeof path !== 'string' || !/^src\/.*\.[jt]s$/.test(path) || path.includes('\\')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** What a check run leaves behind. */
export function marksOfReport(report: CheckReport, files: Files): Marks {
  const tried = report.checks.filter((result) => !wasNotRun(result));
  return { text: textHash(files), checks: tried.map(({ id, status, points }) => ({ id, status, points })) };
}

/** The points of all checks together. */
export const pointsOf = ({ checks }: Marks): number => checks.reduce((sum, { points }) => sum + points, 0);

/** The better of two; the first where they are equally good. */
export const betterMarks = (one: Marks, other: Marks): Marks => (pointsOf(other) > pointsOf(one) ? other : one);

/** Tells one text of an exercise from another; the order of the files does not matter. 16 hexadecimal digits. */
export function textHash(files: Files): string {
  const text = JSON.stringify(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
  return [0x811c9dc5, 0x9dc5811c].map((seed) => fnv1a(text, seed).toString(16).padStart(8, '0')).join('');
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
