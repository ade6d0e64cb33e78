// Drafts: the learner's text, kept in the browser between visits.
//
// Owns:   what is stored, under which key, and the text that Reset or Import put aside.
// Never:  runs, checks or interprets what it stores.
//
// D1. Text is stored under one versioned key per exercise; text of another version or shape is left alone and not shown.
// D2. Only files that the exercise has come back, and files that the learner added; a file of the exercise that is not stored
//     is the starter's.
// D3. A reset or an import puts the whole text aside. It stays there until it is put back, until the next reset or import, or
//     until a later visit finds that the learner has gone on writing. An import in place of a text in which nobody has written
//     since leaves aside what is there.

/** Text by path. */
export type Files = Readonly<Record<string, string>>;

/** Whether two texts of an exercise are the same, file by file. */
export function isSameText(one: Files, other: Files): boolean {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].every((path) => one[path] === other[path]);
}

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is kept for one exercise. Of each text, only what is not the starter's. */
interface Draft {
  readonly version: 1;
  readonly files: Files;
  /** The text that was put aside. */
  readonly putAside?: Files;
  /** What an import brought; without it, Reset put the text aside. */
  readonly imported?: Files;
  /** The paths of files that the exercise does not have. */
  readonly added?: readonly string[];
}

/** Text that was put aside for another. */
export interface Aside {
  readonly files: Files;
  readonly by: 'reset' | 'import';
  /** What took its place. */
  readonly replacedBy: Files;
}

/** The learner's text as it was found. */
export interface FoundDraft {
  readonly files: Files;
  readonly aside: Aside | null;
}

/** Shown when the browser refuses to store. */
export const storageRefused =
  'This browser does not let the page keep your text: copy it somewhere else before you leave this page.';

/** Drafts of one exercise. Every method that stores answers false when the browser refuses. */
export class Drafts {
  readonly #key: string;
  readonly #starter: Files;
  readonly #storage: () => DraftStorage;

  /** `storage` is asked at each use, because reading `localStorage` itself may throw. */
  constructor(exercise: string, starter: Files, storage: () => DraftStorage) {
    this.#key = `durable-functions-workshop/draft/${exercise}`;
    this.#starter = starter;
    this.#storage = storage;
  }

  /** The text to show: the stored draft over the starter (D2). */
  load(): FoundDraft {
    const draft = this.#read();
    if (!draft) return { files: this.#starter, aside: null };
    const complete = (files: Files): Files => this.#complete(files, draft.added ?? []);
    const files = complete(draft.files);
    const replacedBy = complete(draft.imported ?? {});
    if (!draft.putAside || !isSameText(files, replacedBy)) return { files, aside: null };
    return { files, aside: { files: complete(draft.putAside), by: draft.imported ? 'import' : 'reset', replacedBy } };
  }

  /** Stores the text. The starter unchanged, with nothing put aside, leaves nothing behind. */
  save(files: Files, aside: Aside | null): boolean {
    const isEmpty = aside === null && isSameText(files, this.#starter);
    try {
      if (isEmpty) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, JSON.stringify(this.#toDraft(files, aside)));
      return true;
    } catch {
      return false;
    }
  }

  #toDraft(files: Files, aside: Aside | null): Draft {
    const texts = [files, ...(aside ? [aside.files, aside.replacedBy] : [])];
    const added = [...new Set(texts.flatMap((text) => Object.keys(text)))].filter((path) => !(path in this.#starter));
    return {
      version: 1,
      files: this.#changed(files),
      ...(aside ? { putAside: this.#changed(aside.files) } : {}),
      ...(aside?.by === 'import' ? { imported: this.#changed(aside.replacedBy) } : {}),
      ...(added.length > 0 ? { added } : {}),
    };
  }

  #read(): Draft | null {
    try {
      const stored: unknown = JSON.parse(this.#storage().getItem(this.#key) ?? 'null');
      return isDraft(stored) ? stored : null;
    } catch {
      return null;
    }
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

function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || value['version'] !== 1 || !isFiles(value['files'])) return false;
  const { putAside, imported, added } = value;
  if (added !== undefined && !(Array.isArray(added) && added.every((path) => typeof path === 'string'))) return false;
  return [putAside, imported].every((text) => text === undefined || isFiles(text));
}

function isFiles(value: unknown): value is Files {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
