// Kinds: everything that the page keeps in the browser, with the form of each and how it came to be.
//
// K1. A form that was ever released stays readable: whoever changes one adds a version and a step to it, and the text of the
//     version before to kinds.test.ts.

import { isCount, isDraft, isKeptMarks, isRecord, isVisit } from '#exercises/progress-file';
import type { KeptAside, KeptDraft, KeptMarks, Visit } from '#exercises/progress-file';
import type { Kind } from './browser-store.ts';

const asItIs = (older: unknown): unknown => older;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTrue = (value: unknown): value is true => value === true;

/** A learner's text; the id is the exercise's folder name. Version 1 had its fields beside the number, and one text aside. */
export const draftKind: Kind<KeptDraft> = {
  name: 'draft',
  version: 2,
  readFirst: (text) => {
    const stored: unknown = JSON.parse(text);
    return isRecord(stored) && stored['version'] === 1 ? stored : undefined;
  },
  upgrades: [draftWithAsides],
  accepts: isDraft,
};

/** What an import had brought was kept as `imported`; without it, Reset had put the text aside. */
function draftWithAsides(older: unknown): unknown {
  if (!isRecord(older)) return older;
  const { files, added, putAside, imported } = older;
  const aside = {
    files: putAside,
    by: (imported ? 'import' : 'reset') satisfies KeptAside['by'],
    replacedBy: imported ?? {},
  };
  return { files, ...(added ? { added } : {}), ...(putAside ? { asides: [aside] } : {}) };
}

/** Text of a tab that found another tab's text in its place; the id is the exercise's and the tab's. */
export const tabTextKind: Kind<KeptDraft> = { name: 'tab', version: 1, upgrades: [], accepts: isDraft };

/** How many hints were shown; the id is the exercise's folder name. Version 1 was the number alone. */
export const hintsKind: Kind<number> = {
  name: 'hints',
  version: 2,
  readFirst: (text) => (text.trim() === '' ? undefined : Number(text)),
  upgrades: [asItIs],
  accepts: isCount,
};

/** The choice that was made; the id is the question's name. Version 1 was its text alone. */
export const predictionKind: Kind<string> = {
  name: 'prediction',
  version: 2,
  readFirst: asItIs,
  upgrades: [asItIs],
  accepts: isText,
};

/** Whether the views have the whole width; there is one entry. Version 1 was the word `yes`. */
export const wideKind: Kind<true> = {
  name: 'wide',
  version: 2,
  readFirst: asItIs,
  upgrades: [() => true],
  accepts: isTrue,
};

/** The marks of an exercise; the id is its folder name. */
export const marksKind: Kind<KeptMarks> = { name: 'marks', version: 1, upgrades: [], accepts: isKeptMarks };

/** That a lesson is skipped; the id is its page. */
export const skippedKind: Kind<true> = { name: 'skipped', version: 1, upgrades: [], accepts: isTrue };

/** Where the learner left; there is one entry. */
export const visitKind: Kind<Visit> = { name: 'visit', version: 1, upgrades: [], accepts: isVisit };
