// Stored progress: what one browser keeps, as the one value that a progress file holds.
//
// Never:  decides between two values (exercises/progress-merge.ts).

import type { ExerciseProgress, KeptAside, KeptDraft, Progress } from '#exercises/progress-file';
import type { BrowserStore, Kind } from './browser-store.ts';
import { draftKind, hintsKind, marksKind, predictionKind, skippedKind, tabTextKind, visitKind } from './kinds.ts';

/** What is stored, and how many entries cannot be read; those are told of by the store. */
export interface StoredProgress {
  readonly progress: Progress;
  readonly unread: number;
}

/** Reads everything. */
export function readProgress(store: BrowserStore): StoredProgress {
  let unread = 0;
  const valueOf = <T>(kind: Kind<T>, id: string): T | null => {
    if (store.read(kind, id).isKept) unread += 1;
    return store.find(kind, id);
  };
  const all = <T>(kind: Kind<T>): Record<string, T> =>
    Object.fromEntries(
      store.ids(kind).flatMap((id) => {
        const value = valueOf(kind, id);
        return value === null ? [] : [[id, value]];
      }),
    );
  const drafts = withTabTexts(all(draftKind), all(tabTextKind));
  const lastVisit = valueOf(visitKind, '');
  const progress: Progress = {
    exercises: exercisesOf(drafts, all(hintsKind), all(marksKind)),
    predictions: all(predictionKind),
    skipped: Object.keys(all(skippedKind)),
    ...(lastVisit ? { lastVisit } : {}),
  };
  return { progress, unread };
}

function exercisesOf(
  drafts: Record<string, KeptDraft>,
  hints: Record<string, number>,
  marks: Record<string, NonNullable<ExerciseProgress['marks']>>,
): Record<string, ExerciseProgress> {
  const slugs = [...new Set([drafts, hints, marks].flatMap((some) => Object.keys(some)))].sort();
  return Object.fromEntries(
    slugs.map((slug) => {
      const [draft, hintsShown, mark] = [drafts[slug], hints[slug], marks[slug]];
      return [
        slug,
        { ...(draft ? { draft } : {}), ...(hintsShown ? { hintsShown } : {}), ...(mark ? { marks: mark } : {}) },
      ];
    }),
  );
}

/** What a tab could not store in its place counts as put aside. */
function withTabTexts(drafts: Record<string, KeptDraft>, texts: Record<string, KeptDraft>): Record<string, KeptDraft> {
  return Object.entries(texts).reduce((all, [id, text]) => {
    const [slug = ''] = id.split('/');
    const { files, added = [], asides = [] } = all[slug] ?? { files: {} };
    const aside: KeptAside = { files: text.files, by: 'choice', replacedBy: files };
    const paths = [...new Set([...added, ...(text.added ?? [])])];
    const draft = {
      files,
      ...(paths.length > 0 ? { added: paths } : {}),
      asides: [...asides, ...(text.asides ?? []), aside],
    };
    return { ...all, [slug]: draft };
  }, drafts);
}

/** Stores everything; false where the browser refuses, and then a part of it may be missing. */
export function writeProgress(store: BrowserStore, { exercises, predictions, skipped, lastVisit }: Progress): boolean {
  const stored = [
    ...Object.entries(exercises).flatMap(([slug, { draft, hintsShown, marks }]) => [
      draft === undefined || store.keep(draftKind, slug, draft),
      hintsShown === undefined || store.keep(hintsKind, slug, hintsShown),
      marks === undefined || store.keep(marksKind, slug, marks),
    ]),
    ...Object.entries(predictions).map(([name, choice]) => store.keep(predictionKind, name, choice)),
    ...skipped.map((page) => store.keep(skippedKind, page, true)),
    lastVisit === undefined || store.keep(visitKind, '', lastVisit),
  ];
  return stored.every(Boolean);
}
