// Browser store: the one front door to what the page keeps in the browser between visits.
//
// Owns:   the prefix of every key, the form of an entry, its versions, and what is told when the browser or an entry fails.
// Never:  knows what an entry means (kinds.ts).
//
// B1. An entry has a version. One of an earlier version is brought up to date when it is read, by one step after the other, and
//     is written in today's form when it changes next.
// B2. An entry of a newer version, or one that cannot be read, is left as it is. What is written meanwhile goes beside it, and
//     is read for as long as the entry cannot be.
// B3. Nothing throws. What goes wrong is told once, in one sentence.

/** The part of the browser's storage that is needed. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** One kind of entry. */
export interface Kind<T> {
  /** The part of the key between prefix and id. */
  readonly name: string;
  /** Today's version. */
  readonly version: number;
  /** Reads what was written before entries had a common form, which counts as version 1; undefined where it is none. */
  readonly readFirst?: (text: string) => unknown;
  /** From each version to the next. */
  readonly upgrades: readonly ((older: unknown) => unknown)[];
  /** Whether a value is one of today's version. */
  readonly accepts: (value: unknown) => value is T;
}

/** What is there under a key. */
export interface Found<T> {
  readonly value: T | null;
  /** The text of the entry as it is stored; null where there is none. */
  readonly text: string | null;
  /** An entry is there that cannot be read (B2). */
  readonly isKept: boolean;
}

const prefix = 'durable-functions-workshop/';

/** Told when the browser refuses to store. */
export const progressRefused =
  'This browser does not let the page keep your progress: hints, marks and answers are gone when you leave this page.';

/** Told when an entry cannot be read. */
export const progressKept =
  'Some of your progress in this browser cannot be read by this page, perhaps because a newer edition wrote it: it is kept as it is.';

/** What one browser keeps. */
export class BrowserStore {
  readonly #storage: () => KeptStorage;
  readonly #tell: (sentence: string) => void;
  readonly #told = new Set<string>();
  readonly #watchers = new Set<() => void>();

  /** `storage` is asked at each use, because reading `localStorage` itself may throw; `tell` hears each sentence once. */
  constructor(storage: () => KeptStorage, tell: (sentence: string) => void = () => {}) {
    this.#storage = storage;
    this.#tell = tell;
  }

  /** Reads an entry, and tells when that is not possible. */
  find<T>(kind: Kind<T>, id: string): T | null {
    const { value, isKept } = this.read(kind, id);
    if (isKept) this.#tellOnce(progressKept);
    return value;
  }

  /** Writes an entry, or removes it where the value is null; tells when the browser refuses. */
  keep<T>(kind: Kind<T>, id: string, value: T | null): boolean {
    const isStored = this.write(kind, id, value) !== false;
    if (!isStored) this.#tellOnce(progressRefused);
    return isStored;
  }

  /** Reads an entry. */
  read<T>(kind: Kind<T>, id: string): Found<T> {
    const text = this.#get(keyOf(kind, id));
    const value = text === null ? null : decode(kind, text);
    if (value !== undefined) return { value, text, isKept: false };
    const beside = this.readBeside(kind, id);
    return { ...beside, isKept: true };
  }

  /** Reads what was written beside an entry while that could not be read (B2). */
  readBeside<T>(kind: Kind<T>, id: string): { value: T | null; text: string | null } {
    const text = this.#get(besideOf(kind, id));
    const value = text === null ? null : (decode(kind, text) ?? null);
    return { value, text };
  }

  /** Writes an entry, or removes it where the value is null. Answers with the stored text; false where the browser refuses. */
  write<T>(kind: Kind<T>, id: string, value: T | null): string | null | false {
    const key = this.read(kind, id).isKept ? besideOf(kind, id) : keyOf(kind, id);
    return this.#set(key, value === null ? null : encode(kind, value));
  }

  /** Removes what was written beside an entry. */
  removeBeside(kind: Kind<unknown>, id: string): void {
    this.#set(besideOf(kind, id), null);
  }

  /** The ids of all entries of a kind, in order; also of those that cannot be read. */
  ids({ name }: Kind<unknown>): string[] {
    const start = `${prefix}${name}/`;
    try {
      const storage = this.#storage();
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      return keys.flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : [])).sort();
    } catch {
      return [];
    }
  }

  /** Calls after each change that this page makes. Answers with what ends that. */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => void this.#watchers.delete(onChange);
  }

  #tellOnce(sentence: string): void {
    if (this.#told.has(sentence)) return;
    this.#told.add(sentence);
    this.#tell(sentence);
  }

  #get(key: string): string | null {
    try {
      return this.#storage().getItem(key);
    } catch {
      return null;
    }
  }

  #set(key: string, text: string | null): string | null | false {
    try {
      if (this.#storage().getItem(key) === text) return text;
      if (text === null) this.#storage().removeItem(key);
      else this.#storage().setItem(key, text);
    } catch {
      return false;
    }
    for (const onChange of [...this.#watchers]) onChange();
    return text;
  }
}

/** Kinds of which there is one entry only have no id. */
const keyOf = ({ name }: Kind<unknown>, id: string): string => `${prefix}${name}${id === '' ? '' : `/${id}`}`;

const besideOf = ({ name }: Kind<unknown>, id: string): string => `${prefix}beside/${name}/${id}`;

/** Whether a key of the storage is one of the workshop's. */
export const isKeyOfWorkshop = (key: string | null): boolean => key === null || key.startsWith(prefix);

const encode = <T>({ version }: Kind<T>, value: T): string => JSON.stringify({ version, value });

/** The value in an entry's text; undefined where it cannot be read (B1, B2). */
function decode<T>(kind: Kind<T>, text: string): T | undefined {
  try {
    const { version, value } = envelopeIn(text) ?? { version: 1, value: kind.readFirst?.(text) };
    if (value === undefined || version > kind.version) return undefined;
    const upToDate = kind.upgrades.slice(version - 1).reduce<unknown>((older, upgrade) => upgrade(older), value);
    return kind.accepts(upToDate) ? upToDate : undefined;
  } catch {
    return undefined;
  }
}

/** The common form of entries; null where a text is of the time before it. */
function envelopeIn(text: string): { version: number; value?: unknown } | null {
  const stored = parsed(text);
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return null;
  const { version } = stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return null;
  if (!('value' in stored)) return version === 1 ? null : { version };
  return { version, value: stored.value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
