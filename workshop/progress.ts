// Progress: what the command line remembers between two calls, in `exercises/.progress/progress.json`.
//
// Owns:   hints, marks, and what a progress file brought that has no place on this disk: predictions, texts put aside.
// Never:  holds a learner's text, which is in their copy.
//
// P1. The file has the shape of the progress file that the page exports (exercises/progress-file.ts). The shape before it,
//     `{ "hintsShown": { … } }`, is read as well.
// P2. A file that cannot be read counts as empty, which who looks at it is told, and is kept beside the new one when something
//     is written.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exerciseSlugs } from '#exercises/catalog';
import {
  betterMarks,
  isCount,
  isRecord,
  noProgress,
  ProgressFileError,
  readProgressFile,
  writeProgressFile,
  type ExerciseProgress,
  type KeptDraft,
  type Marks,
  type Progress,
} from '#exercises/progress-file';
import { UsageError } from './command.ts';
import { ownDraft, placedText, starterPaths } from './own-text.ts';
import { warn } from './terminal.ts';
import { shownPath, workspaceRoot } from './workspace.ts';

const file = join(workspaceRoot, 'exercises', '.progress', 'progress.json');

/** How many hints of an exercise were shown so far. */
export async function hintsShown(slug: string): Promise<number> {
  return (await readStored()).progress.exercises[slug]?.hintsShown ?? 0;
}

/** Remembers how many hints of an exercise were shown. */
export async function rememberHints(slug: string, count: number): Promise<void> {
  await changeExercise(slug, ({ draft, marks }) => ({
    ...(draft && { draft }),
    ...(count > 0 && { hintsShown: count }),
    ...(marks && { marks }),
  }));
}

/** Whether an exercise was checked before. */
export async function hasMarks(slug: string): Promise<boolean> {
  return (await readStored()).progress.exercises[slug]?.marks !== undefined;
}

/** Remembers what a check said, as the last marks, and as the best where they are. */
export async function rememberMarks(slug: string, last: Marks): Promise<void> {
  await changeExercise(slug, (before) => ({
    ...before,
    marks: { best: before.marks ? betterMarks(last, before.marks.best) : last, last },
  }));
}

/**
 * Refuses to go on where what is remembered cannot be read (P2).
 *
 * @param why a clause that says what would be lost.
 */
export async function demandReadable(why: string): Promise<void> {
  if ((await readStored()).isUnreadable) throw new UsageError(`${shownPath(file)} cannot be read, ${why}.`);
}

/** Everything that the learner has done here, with the texts of their copies: what a progress file holds. */
export async function readProgress(): Promise<Progress> {
  const { progress, isUnreadable } = await readStored();
  if (isUnreadable) warn(`${shownPath(file)} cannot be read, so it counts as empty; nothing of it is lost.`);
  const drafts = await Promise.all(exerciseSlugs().map(async (slug) => [slug, await ownDraft(slug)] as const));
  const exercises = { ...progress.exercises };
  for (const [slug, draft] of drafts) {
    const { draft: stored, ...rest } = exercises[slug] ?? {};
    const joined = joinDrafts(stored, draft);
    if (exercises[slug] || joined) exercises[slug] = { ...rest, ...(joined ? { draft: joined } : {}) };
  }
  return { ...progress, exercises };
}

/** Keeps everything of it but the texts that are in copies. */
export async function keepProgress(progress: Progress): Promise<void> {
  const known = new Set(exerciseSlugs());
  const exercises = Object.entries(progress.exercises).map(async ([slug, { draft, ...rest }]) => {
    const left = draft && known.has(slug) ? withoutText(draft, await starterPaths(slug)) : draft;
    return [slug, { ...rest, ...(left ? { draft: left } : {}) }] as const;
  });
  await write({ ...progress, exercises: Object.fromEntries(await Promise.all(exercises)) });
}

function joinDrafts(stored: KeptDraft | undefined, own: KeptDraft | undefined): KeptDraft | undefined {
  if (!stored || !own) return stored ?? own;
  const added = [...new Set([...(stored.added ?? []), ...(own.added ?? [])])];
  return { ...stored, files: { ...stored.files, ...own.files }, ...(added.length > 0 ? { added } : {}) };
}

/** What is left of a draft without the text that has its place in the copy. */
function withoutText(draft: KeptDraft, known: readonly string[]): KeptDraft | undefined {
  const placed = placedText(draft, known);
  const files = Object.fromEntries(Object.entries(draft.files).filter(([path]) => !(path in placed)));
  const isNothing = Object.keys(files).length === 0 && (draft.asides ?? []).length === 0;
  return isNothing ? undefined : { ...draft, files };
}

async function changeExercise(slug: string, change: (before: ExerciseProgress) => ExerciseProgress): Promise<void> {
  const { progress } = await readStored();
  await write({
    ...progress,
    exercises: { ...progress.exercises, [slug]: change(progress.exercises[slug] ?? {}) },
  });
}

async function write(progress: Progress): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  if ((await readStored()).isUnreadable) await keepUnreadable();
  // Renamed into place, so that a reader never meets half a file.
  const arriving = `${file}.${process.pid}`;
  await writeFile(arriving, writeProgressFile(progress));
  await rename(arriving, file);
}

/** P2. */
async function keepUnreadable(): Promise<void> {
  const kept = join(dirname(file), `unreadable-${Date.now()}.json`);
  await rename(file, kept);
  warn(`${shownPath(file)} could not be read, so progress begins anew; what it held is kept as ${shownPath(kept)}.`);
}

async function readStored(): Promise<{ readonly progress: Progress; readonly isUnreadable: boolean }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { progress: noProgress, isUnreadable: false };
  try {
    return { progress: olderShape(text) ?? readProgressFile(text), isUnreadable: false };
  } catch (error) {
    if (!(error instanceof ProgressFileError)) throw error;
    return { progress: noProgress, isUnreadable: true };
  }
}

/** The shape that held hints alone; undefined for any other text (P1). */
function olderShape(text: string): Progress | undefined {
  const content = parsed(text);
  if (!isRecord(content) || 'format' in content || !isRecord(content['hintsShown'])) return undefined;
  const counts = Object.entries(content['hintsShown']).flatMap(([slug, count]) =>
    isCount(count) && count > 0 ? [[slug, { hintsShown: count }] as const] : [],
  );
  return { ...noProgress, exercises: Object.fromEntries(counts) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
