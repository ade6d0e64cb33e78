// Drafts: the learner's text, kept in the browser between visits.
//
// Owns:   what is stored of a text, and what this tab knows of what is stored.
// Never:  runs, checks or interprets what it stores, and never decides between two texts (draft-text.ts).
//
// D1. What is stored of a text is what is not the starter's. Text that cannot be read is left alone and not shown
//     (progress/browser-store.ts); what is written meanwhile is kept beside it.
// D2. Only files that the exercise has come back, and files that the learner added; a file of the exercise that is not stored
//     is the starter's. A stored file that the exercise no longer has is not shown, and stays stored.
// D3. A text that is replaced as a whole is put aside, the newest last, and of many the newest twenty are kept. What a reset or an import put aside stays there until it
//     is put back, or until a later visit finds that the learner has gone on writing; everything else until it is put back.
// D4. Tabs do not see each other's memory. A tab whose text may not take the place of another's stores it under a key of its
//     own; whoever opens the exercise next finds it among what was put aside.

import type { Files, KeptAside, KeptDraft } from '#exercises/progress-file';
import type { BrowserStore } from '../progress/browser-store.ts';
import { draftKind, tabTextKind } from '../progress/kinds.ts';

export type { Files };

/** Text that was put aside for another. */
export type Aside = KeptAside;

/** Whether two texts of an exercise are the same, file by file. */
export function isSameText(one: Files, other: Files): boolean {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].every((path) => one[path] === other[path]);
}

/** A learner's text, and what was put aside for it. */
export interface DraftState {
  readonly files: Files;
  /** The newest last (D3). */
  readonly asides: readonly Aside[];
}

/** Shown when the browser refuses to store. */
export const storageRefused =
  'This browser does not let the page keep your text: copy it somewhere else before you leave this page.';

/** Shown when there is a text that cannot be read. */
export const draftKept =
  'This browser holds a text of this exercise that the page cannot read, perhaps because a newer edition wrote it: it is kept as it is, beside what you write here.';

/** D3. */
const mostAsides = 20;

/** Drafts of one exercise, as one tab sees them. Every method that stores answers false when the browser refuses. */
export class Drafts {
  readonly #exercise: string;
  readonly #starter: Files;
  readonly #store: BrowserStore;
  readonly #tab: string;
  /** The stored text as this tab read or wrote it last. */
  #known: string | null = null;
  /** Files that are stored and not shown (D2). */
  #hidden: Files = {};
  /** Texts of other tabs, and one from beside, that were put aside here and may go when that is stored (D4). */
  #takenIn: (() => unknown)[] = [];
  /** There is a text that cannot be read (D1). */
  isOtherKept = false;

  /** `tab` names this tab among all that are open. */
  constructor(exercise: string, starter: Files, store: BrowserStore, tab: string) {
    this.#exercise = exercise;
    this.#starter = starter;
    this.#store = store;
    this.#tab = `${exercise}/${tab}`;
  }

  /** The text to show: the stored draft over the starter (D2), with what a tab left behind (D4). */
  load(): DraftState {
    const { files, asides } = this.#read();
    const left = this.#leftTexts().flatMap(({ files: text, asides: its }): readonly Aside[] =>
      isSameText(text, files) ? its : [...its, { files: text, by: 'choice', replacedBy: files }],
    );
    return { files, asides: joined(living(asides, files), left) };
  }

  /** What another tab has stored since this one read or wrote; null where it is as this one knows it. */
  look(): DraftState | null {
    const { text, isKept } = this.#store.read(draftKind, this.#exercise);
    if (text === this.#known && isKept === this.isOtherKept) return null;
    const hasGone = isKept && !this.isOtherKept;
    const state = this.#read();
    // A newer edition has written: its text cannot be shown, and this one goes beside it from now on.
    return hasGone ? null : state;
  }

  /** Stores the text, whatever is stored there. The starter unchanged, with nothing put aside, leaves nothing behind. */
  save({ files, asides }: DraftState): boolean {
    const isEmpty = asides.length === 0 && isSameText(files, this.#starter) && Object.keys(this.#hidden).length === 0;
    const value = isEmpty ? null : this.#toKept({ files, asides: asides.slice(-mostAsides) });
    const stored = this.#store.write(draftKind, this.#exercise, value);
    if (stored === false) return false;
    this.#known = stored;
    for (const takeAway of this.#takenIn.splice(0)) takeAway();
    return true;
  }

  /** Stores the text under this tab's own key (D4); null takes it away. */
  saveApart(state: DraftState | null): boolean {
    return this.#store.write(tabTextKind, this.#tab, state && this.#toKept(state)) !== false;
  }

  #read(): DraftState {
    const { value, text, isKept } = this.#store.read(draftKind, this.#exercise);
    this.#known = text;
    this.isOtherKept = isKept;
    this.#hidden = {};
    if (!value) return { files: this.#starter, asides: [] };
    const paths = new Set([...Object.keys(this.#starter), ...(value.added ?? [])]);
    this.#hidden = Object.fromEntries(Object.entries(value.files).filter(([path]) => !paths.has(path)));
    return this.#toState(value);
  }

  /** What tabs left behind, and what was written beside an entry that can be read by now. */
  #leftTexts(): DraftState[] {
    this.#takenIn = [];
    const ids = this.#store.ids(tabTextKind).filter((id) => id.startsWith(`${this.#exercise}/`) && id !== this.#tab);
    const left = ids.map((id) => {
      const { value, text } = this.#store.read(tabTextKind, id);
      // A tab that is still open may have gone on writing since.
      const isTakenIn = (): boolean => this.#store.read(tabTextKind, id).text === text;
      this.#takenIn.push(() => isTakenIn() && this.#store.write(tabTextKind, id, null));
      return value;
    });
    const { value: beside } = this.isOtherKept ? { value: null } : this.#store.readBeside(draftKind, this.#exercise);
    if (beside) this.#takenIn.push(() => this.#store.removeBeside(draftKind, this.#exercise));
    return [...left, beside].flatMap((kept) => (kept ? [this.#toState(kept)] : []));
  }

  #toState({ files, added = [], asides = [] }: KeptDraft): DraftState {
    const complete = (text: Files): Files => this.#complete(text, added);
    return {
      files: complete(files),
      asides: asides.map((aside) => ({
        ...aside,
        files: complete(aside.files),
        replacedBy: complete(aside.replacedBy),
      })),
    };
  }

  #toKept({ files, asides }: DraftState): KeptDraft {
    const texts = [files, ...asides.flatMap((aside) => [aside.files, aside.replacedBy])];
    const added = [...new Set(texts.flatMap((text) => Object.keys(text)))].filter((path) => !(path in this.#starter));
    const changed = (text: Files): Files => this.#changed(text);
    return {
      files: { ...this.#hidden, ...changed(files) },
      ...(added.length > 0 ? { added } : {}),
      ...(asides.length > 0
        ? {
            asides: asides.map(({ files: text, by, replacedBy }) => ({
              files: changed(text),
              by,
              replacedBy: changed(replacedBy),
            })),
          }
        : {}),
    };
  }

  #changed(files: Files): Files {
    return Object.fromEntries(Object.entries(files).filter(([path, text]) => text !== this.#starter[path]));
  }

  #complete(files: Files, added: readonly string[]): Files {
    const others = added.filter((path) => !(path in this.#starter) && path in files);
    const paths = [...Object.keys(this.#starter), ...others];
    return Object.fromEntries(paths.map((path) => [path, files[path] ?? this.#starter[path] ?? '']));
  }
}

/** Whether it is forgotten when the learner goes on writing (D3). */
export const isFleeting = ({ by }: Aside): boolean => by === 'reset' || by === 'import';

/** What was put aside and may still be wanted, from the newest down (D3). */
function living(asides: readonly Aside[], files: Files): readonly Aside[] {
  const last = asides.findLastIndex((aside) => !isFleeting(aside) || isSameText(files, aside.replacedBy));
  return asides.slice(0, last + 1);
}

/** Both lists as one, each text once, at its newest place. */
export function joined(older: readonly Aside[], newer: readonly Aside[]): readonly Aside[] {
  const all = [...older, ...newer];
  return all.filter(({ files }, at) => !all.slice(at + 1).some((later) => isSameText(later.files, files)));
}
