// Drafts: the learner's text, kept in the browser between visits.
//
// Owns:   what is stored, under which key, and the text that Reset put aside.
// Never:  runs, checks or interprets what it stores.
//
// D1. Text is stored under one versioned key per exercise; text of another version or shape is left alone and not shown.
// D2. Only files that the exercise has come back; a file that is not stored is the starter's.
// D3. A reset puts the whole text aside. It stays there until it is put back, until the next reset, or until a later visit
//     finds that the learner has gone on writing.

/** Text by path. */
export type Files = Readonly<Record<string, string>>;

/** Whether two texts of an exercise are the same, file by file. */
export function isSameText(one: Files, other: Files): boolean {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].every((path) => one[path] === other[path]);
}

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is kept for one exercise. */
interface Draft {
  readonly version: 1;
  readonly files: Files;
  /** What Reset put aside. */
  readonly putAside?: Files;
}

/** The learner's text as it was found. */
export interface FoundDraft {
  readonly files: Files;
  readonly putAside: Files | null;
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
    if (!draft) return { files: this.#starter, putAside: null };
    const files = this.#complete(draft.files);
    const goneOn = Object.entries(files).some(([path, text]) => text !== this.#starter[path]);
    const putAside = draft.putAside && !goneOn ? this.#complete(draft.putAside) : null;
    return { files, putAside };
  }

  /** Stores the text. The starter unchanged, with nothing put aside, leaves nothing behind. */
  save(files: Files, putAside: Files | null): boolean {
    const changed = this.#changed(files);
    const isEmpty = Object.keys(changed).length === 0 && putAside === null;
    const draft: Draft = { version: 1, files: changed, ...(putAside ? { putAside: this.#changed(putAside) } : {}) };
    try {
      if (isEmpty) this.#storage().removeItem(this.#key);
      else this.#storage().setItem(this.#key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
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

  #complete(files: Files): Files {
    return Object.fromEntries(Object.entries(this.#starter).map(([path, text]) => [path, files[path] ?? text]));
  }
}

function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || value['version'] !== 1 || !isFiles(value['files'])) return false;
  return value['putAside'] === undefined || isFiles(value['putAside']);
}

function isFiles(value: unknown): value is Files {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
