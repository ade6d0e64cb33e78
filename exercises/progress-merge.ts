// Progress merge: what a progress file adds to what is there.
//
// Owns:   which of two wins, and how that is told.
// Never:  destroys: a text that another one replaces is put aside.
//
// M1. Where both have a text of an exercise and they differ, the file's is shown, and the one that was here is put aside.
// M2. The better marks win, and of hints the larger number. An answer to a question that is here stays.
// M3. Merging the same file again changes nothing.

import { betterMarks, pointsOf } from './progress-file.ts';
import type { ExerciseProgress, Files, KeptAside, KeptDraft, KeptMarks, Progress } from './progress-file.ts';

/** What a merge did, counted. */
export interface MergeCounts {
  /** Texts that came where none was. */
  readonly newTexts: number;
  /** Texts that came in place of another, which is put aside. */
  readonly otherTexts: number;
  /** Exercises whose marks are better now. */
  readonly marks: number;
  readonly predictions: number;
  /** Hints, skipped lessons, texts that are only kept aside, and where the learner left. */
  readonly others: number;
}

/** Both together. */
export interface Merged {
  readonly progress: Progress;
  readonly counts: MergeCounts;
}

/** Adds what a file holds to what is here. */
export function mergeProgress(here: Progress, file: Progress): Merged {
  const slugs = [...new Set([...Object.keys(here.exercises), ...Object.keys(file.exercises)])];
  const exercises = Object.fromEntries(
    slugs.map((slug) => [slug, mergeExercise(here.exercises[slug] ?? {}, file.exercises[slug] ?? {})]),
  );
  const predictions = { ...file.predictions, ...here.predictions };
  const skipped = [...new Set([...here.skipped, ...file.skipped])];
  const lastVisit = laterOf(here, file);
  const progress = { exercises, predictions, skipped, ...(lastVisit ? { lastVisit } : {}) };
  return { progress, counts: countsOf(here, progress) };
}

function laterOf({ lastVisit: here }: Progress, { lastVisit: there }: Progress): Progress['lastVisit'] {
  if (!here || !there) return here ?? there;
  return there.atMs > here.atMs ? there : here;
}

function mergeExercise(here: ExerciseProgress, there: ExerciseProgress): ExerciseProgress {
  const draft = mergeDraft(here.draft, there.draft);
  const hintsShown = Math.max(here.hintsShown ?? 0, there.hintsShown ?? 0);
  const isTextOfFile = there.draft !== undefined && draft !== here.draft && isSame(draft?.files, there.draft.files);
  const marks = mergeMarks(here.marks, there.marks, isTextOfFile);
  return { ...(draft ? { draft } : {}), ...(hintsShown > 0 ? { hintsShown } : {}), ...(marks ? { marks } : {}) };
}

function mergeDraft(here: KeptDraft | undefined, there: KeptDraft | undefined): KeptDraft | undefined {
  if (!here || !there || isStarter(there)) return here ?? there;
  const { files } = there;
  const replaced: KeptAside[] = isStarter(here) ? [] : [{ files: here.files, by: 'progress', replacedBy: files }];
  const asides = joinAsides([...(there.asides ?? []), ...(here.asides ?? []), ...replaced], files);
  const added = [...new Set([...(here.added ?? []), ...(there.added ?? [])])];
  const draft = { files, ...(added.length > 0 ? { added } : {}), ...(asides.length > 0 ? { asides } : {}) };
  return JSON.stringify(draft) === JSON.stringify(here) ? here : draft;
}

const isStarter = ({ files }: KeptDraft): boolean => Object.keys(files).length === 0;

/** Each text once, at its newest place, and not the one that is shown. */
function joinAsides(asides: readonly KeptAside[], shown: Files): KeptAside[] {
  return asides.filter(
    ({ files }, at) => !isSame(files, shown) && !asides.slice(at + 1).some((later) => isSame(later.files, files)),
  );
}

function mergeMarks(here: KeptMarks | undefined, there: KeptMarks | undefined, isTextOfFile: boolean) {
  if (!here || !there) return here ?? there;
  return { best: betterMarks(here.best, there.best), last: isTextOfFile ? there.last : here.last };
}

/** Whether two texts are the same where they are not the starter's. */
function isSame(one: Files | undefined, other: Files | undefined): boolean {
  if (!one || !other) return one === other;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].every((path) => one[path] === other[path]);
}

function countsOf(before: Progress, after: Progress): MergeCounts {
  const changes = Object.keys(after.exercises).map((slug) =>
    changesOf(before.exercises[slug] ?? {}, after.exercises[slug] ?? {}),
  );
  const count = (change: keyof ReturnType<typeof changesOf>) => changes.filter((one) => one[change]).length;
  const hasVisit = JSON.stringify(before.lastVisit) !== JSON.stringify(after.lastVisit);
  return {
    newTexts: count('isNewText'),
    otherTexts: count('isOtherText'),
    marks: count('isBetter'),
    predictions: Object.keys(after.predictions).length - Object.keys(before.predictions).length,
    others: count('isMore') + after.skipped.length - before.skipped.length + (hasVisit ? 1 : 0),
  };
}

function changesOf(before: ExerciseProgress, after: ExerciseProgress) {
  const isSameText = isSame(before.draft?.files, after.draft?.files);
  const points = (one: ExerciseProgress): number => (one.marks ? pointsOf(one.marks.best) : -1);
  const hadText = before.draft !== undefined && !isStarter(before.draft);
  return {
    isNewText: !hadText && !isSameText,
    isOtherText: hadText && !isSameText,
    isBetter: points(after) > points(before),
    isMore: (after.hintsShown ?? 0) > (before.hintsShown ?? 0) || (isSameText && after.draft !== before.draft),
  };
}

/**
 * What an import did, in a sentence.
 *
 * @param options.replaced what became of the texts that were replaced.
 */
export function mergeText(
  { newTexts, otherTexts, marks, predictions, others }: MergeCounts,
  { replaced = 'which Undo import brings back in its playground' }: { readonly replaced?: string } = {},
): string {
  const texts = newTexts + otherTexts;
  const places =
    otherTexts === 1 ? '1 of them in place of another' : `${String(otherTexts)} of them in place of others`;
  const aside = otherTexts > 0 ? ` (${places}, ${replaced})` : '';
  const parts = [
    ...(texts > 0 ? [`${counted(texts, 'text')}${aside}`] : []),
    ...(marks > 0 ? [`better marks in ${counted(marks, 'exercise')}`] : []),
    ...(predictions > 0 ? [counted(predictions, 'prediction')] : []),
  ];
  if (parts.length > 0) return `Imported: ${parts.join(', ')}.`;
  return others > 0
    ? 'Imported: no new text, marks or predictions, only small things such as hints and where you left.'
    : 'Everything in this file is here already.';
}

const counted = (count: number, thing: string): string => `${String(count)} ${thing}${count === 1 ? '' : 's'}`;
