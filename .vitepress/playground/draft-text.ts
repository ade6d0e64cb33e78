// Draft text: the learner's text of one exercise while the page lives, and what becomes of it when another tab has another one.
//
// Owns:   the text, what was put aside for it, and the choice between it and another tab's.
// Never:  draws, and never runs anything.
//
// T1. Every change is stored at once. Before that, what is stored is looked at.
// T2. A text that another tab stored is never overwritten: from then on, this tab's text is stored apart, until the learner
//     has chosen. What is not chosen is put aside.
// T3. Two tabs with the same text have nothing to choose between.
// T4. Undo puts aside what it takes away, below everything else, so that pressing it again and again shows every text once. A
//     starter or an imported text in which nobody has written is not worth that.

import { isFleeting, isSameText, joined, type Aside, type Drafts, type DraftState, type Files } from './drafts.ts';

/** The text of one exercise in one tab. */
export class DraftText {
  readonly #drafts: Drafts;
  readonly #starter: Files;
  #mine: DraftState;
  /** What another tab has stored, while the learner has not chosen. */
  #theirs: DraftState | null = null;
  /** This tab has written something that another one may not know. */
  #hasWritten = false;
  /** The browser refused the last time. */
  isRefused = false;

  constructor(drafts: Drafts, starter: Files) {
    this.#drafts = drafts;
    this.#starter = starter;
    this.#mine = { files: starter, asides: [] };
  }

  get files(): Files {
    return this.#mine.files;
  }

  /** What put the text aside that Undo brings back. */
  get undoable(): Aside['by'] | null {
    return this.#newestAside()?.by ?? null;
  }

  /** The text of another tab, while there is a choice. */
  get otherText(): Files | null {
    return this.#theirs?.files ?? null;
  }

  /** There is a text that cannot be read. */
  get isOtherKept(): boolean {
    return this.#drafts.isOtherKept;
  }

  /** Begins with what is stored. */
  open(): void {
    this.#mine = this.#drafts.load();
    this.#theirs = null;
    this.#hasWritten = false;
  }

  /** Looks whether another tab has stored another text (T2, T3). */
  look(): void {
    const wasKept = this.isOtherKept;
    const found = this.#drafts.look();
    if (!found) {
      // A newer edition took the place of what this tab had stored.
      if (this.isOtherKept && !wasKept && this.#hasWritten) this.#store();
      return;
    }
    if (isSameText(found.files, this.files)) this.#agree(found);
    else this.#theirs = found;
    if (this.#theirs && this.#hasWritten) this.#store();
  }

  /** Another text for one file. */
  edit(path: string, text: string): void {
    this.look();
    this.#become({ ...this.#mine, files: { ...this.files, [path]: text } });
  }

  /** Puts the starter back; false when it is there already. */
  reset(): boolean {
    return this.#replace(this.#starter, 'reset');
  }

  /** Makes the text what was imported; false when it is the same. */
  takeOver(text: Files): boolean {
    return this.#replace(text, 'import');
  }

  /** Brings back what was put aside last (T4). */
  undo(): void {
    this.look();
    const aside = this.#newestAside();
    if (!aside) return;
    const rest = this.#mine.asides.filter((one) => one !== aside);
    const isElsewhere = isFleeting(aside) && isSameText(this.files, aside.replacedBy);
    const shown: Aside[] = isElsewhere ? [] : [{ files: this.files, by: 'undo', replacedBy: aside.files }];
    this.#become({ files: aside.files, asides: joined(shown, rest) });
  }

  /** The other tab's text is shown from now on, and this one is put aside. */
  takeTheirs(): void {
    this.#choose(({ files }) => files);
  }

  /** This text stays, and the other tab's is put aside. */
  keepMine(): void {
    this.#choose(() => this.files);
  }

  #choose(chosen: (theirs: DraftState) => Files): void {
    this.look();
    const theirs = this.#theirs;
    if (!theirs) return;
    const files = chosen(theirs);
    const loser = files === theirs.files ? this.files : theirs.files;
    const asides = joined(joined(theirs.asides, this.#mine.asides), [
      { files: loser, by: 'choice', replacedBy: files },
    ]);
    this.#theirs = null;
    this.#become({ files, asides });
    if (!this.isRefused) this.#drafts.saveApart(null);
  }

  #agree(theirs: DraftState): void {
    this.#theirs = null;
    this.#mine = { ...this.#mine, asides: joined(this.#mine.asides, theirs.asides) };
    this.#drafts.saveApart(null);
  }

  #replace(text: Files, by: 'reset' | 'import'): boolean {
    this.look();
    if (isSameText(text, this.files)) return false;
    const before = this.#mine.asides.at(-1);
    // Whoever chose the wrong file chooses once more; what was written here stays aside.
    const isChosenAgain = by === 'import' && before?.by === 'import' && isSameText(this.files, before.replacedBy);
    const asides = isChosenAgain
      ? [...this.#mine.asides.slice(0, -1), { ...before, replacedBy: text }]
      : joined(this.#mine.asides, [{ files: this.files, by, replacedBy: text }]);
    this.#become({ files: text, asides });
    return true;
  }

  #newestAside(): Aside | undefined {
    return this.#mine.asides.findLast(({ files }) => !isSameText(files, this.files));
  }

  #become(mine: DraftState): void {
    this.#mine = mine;
    this.#hasWritten = true;
    if (this.#theirs && isSameText(this.#theirs.files, mine.files)) this.#agree(this.#theirs);
    this.#store();
  }

  #store(): void {
    const isStored = this.#theirs ? this.#drafts.saveApart(this.#mine) : this.#drafts.save(this.#mine);
    this.isRefused = !isStored;
  }
}
