// Bringing: one submission on its way into a folder of the grader's own.
//
// Owns:   which files are taken, how many and how large they may be together, and what is said of the rest.
// Never:  opens what is handed in (plain-files.ts), or writes outside the folder that it is given.
//
// B1. Only regular files of source text are taken. What is installed, built or hidden is passed over without a word.
// B2. A file is written under the path that was checked, into a folder that was empty: nothing is ever overwritten.
// B3. Numbers and sizes are limited while they are counted, not afterwards. They hold for a submission as a whole, whatever lies in
//     however many zips of it.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { isOtherArchive, isZip, notOpened } from './packed.ts';

/** What was brought. */
export interface PlainFiles {
  /** Paths with `/`, relative to the submission, sorted. */
  readonly paths: readonly string[];
  /** By path, one sentence about a source file that is no text. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** What was passed over and somebody may miss, each one sentence. */
  readonly passedOver: readonly string[];
  /** Those of them that are about something packed, which was not unpacked. */
  readonly notUnpacked: readonly string[];
  /** Paths of links, none of which is followed, sorted; without those in what is installed or hidden. */
  readonly links: readonly string[];
  /** Paths of files that are no source text, sorted. */
  readonly others: readonly string[];
}

/** The submission cannot be used. The message is one sentence: what, and what to do. */
export class SubmissionError extends Error {}

const MB = 2 ** 20;

/** No exercise comes near any of these. */
export const fileLimits = {
  entries: 20_000,
  files: 2_000,
  depth: 24,
  pathLength: 240,
  fileBytes: 4 * MB,
  totalBytes: 32 * MB,
  zipBytes: 64 * MB,
};

const sourceTypes = new Set(['.ts', '.js', '.mjs', '.cjs', '.mts', '.cts', '.json']);
const installed = 'node_modules';
/** The folder that macOS puts into zips beside the files. */
export const macShadows = '__MACOSX';

/** One submission on its way into a folder. */
export class Bringing {
  readonly #to: string;
  /** In small letters: some file systems take them for the same. */
  readonly #paths = new Set<string>();
  readonly #taken: string[] = [];
  readonly #unreadable = new Map<string, string>();
  readonly #passedOver: string[] = [];
  readonly #notUnpacked: string[] = [];
  readonly #links: string[] = [];
  readonly #others: string[] = [];
  #entries = 0;
  #bytes = 0;
  #zipBytes = 0;

  constructor(to: string) {
    this.#to = to;
  }

  /** Counts files and folders that were seen. */
  count(entries: number): void {
    this.#entries += entries;
    if (this.#entries > fileLimits.entries)
      throw tooMuch(`It holds more than ${String(fileLimits.entries)} files and folders`);
  }

  passOver(path: string, why: string): void {
    this.#passedOver.push(`${shown(path)} ${why}.`);
  }

  /** As {@link passOver}, of something packed. */
  leavePacked(path: string, why: string): void {
    this.passOver(path, why);
    this.#notUnpacked.push(`${shown(path)} ${why}.`);
  }

  passLink(path: string): void {
    this.passOver(path, 'is a link, and links are not followed');
    if (!isNotEntered(path)) this.#links.push(path);
  }

  /** Whether a folder may hold source text of the learner's. */
  enters(path: string): boolean {
    if (nameIn(path) === installed) this.passOver(path, 'is not used: packages come from the workshop');
    return !isNotEntered(path) && this.#isUsable(path);
  }

  /** What is to be done with a file; nothing where it is undefined, and what is to be said of that is noted. */
  kindOf(path: string): 'source' | 'zip' | undefined {
    if (isBesideSources(path)) return undefined;
    const kind = kindByName(path);
    if (kind !== undefined) return this.#isUsable(path) ? kind : undefined;
    if (isOtherArchive(path)) this.leavePacked(path, notOpened(path));
    else if (!/(?:^|\/)\.[^/]*$/.test(path)) this.#others.push(path);
    return undefined;
  }

  /** B2. What is refused here are paths that no editor makes. */
  #isUsable(path: string): boolean {
    const parts = path.split('/');
    const why =
      parts.includes('..') || path.startsWith('/') || /^[A-Za-z]:/.test(path)
        ? 'leads out of the submission and was not taken'
        : parts.some((part) => part === '' || part === '.' || hasOddCharacters(part))
          ? 'has a name with characters that cannot be used and was not taken'
          : parts.length > fileLimits.depth || path.length > fileLimits.pathLength
            ? 'lies too deep and was not taken'
            : undefined;
    if (why !== undefined) this.passOver(path, why);
    return why === undefined;
  }

  /** B3, of source files. */
  mustHold(sizes: readonly number[]): void {
    if (this.#paths.size + sizes.length > fileLimits.files)
      throw tooMuch(`It holds more than ${String(fileLimits.files)} source files`);
    if (sizes.some((size) => size > fileLimits.fileBytes))
      throw tooMuch(`One of its files is larger than ${inMb(fileLimits.fileBytes)}`);
    const bytes = sizes.reduce((sum, size) => sum + size, this.#bytes);
    if (bytes > fileLimits.totalBytes)
      throw tooMuch(`Its source files are larger than ${inMb(fileLimits.totalBytes)} together`);
  }

  /** B3, of zips that are to be opened. */
  mustHoldZips(sizes: readonly number[]): void {
    this.#zipBytes = sizes.reduce((sum, size) => sum + size, this.#zipBytes);
    if (this.#zipBytes > fileLimits.zipBytes) throw tooMuch(`It holds more than ${inMb(fileLimits.zipBytes)} in zips`);
  }

  async add(path: string, bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    if (this.#paths.has(path.toLowerCase())) return this.passOver(path, 'is there twice; the first was taken');
    this.#paths.add(path.toLowerCase());
    const text = textOf(bytes);
    if (text === undefined) {
      this.#unreadable.set(path, `${shown(path)} is not text in UTF-8; save it as UTF-8 and hand it in again.`);
      return;
    }
    const file = join(this.#to, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    this.#taken.push(path);
  }

  end(): PlainFiles {
    return {
      paths: [...this.#taken].sort(),
      unreadable: new Map([...this.#unreadable].sort(([one], [other]) => (one < other ? -1 : 1))),
      passedOver: [...new Set(this.#passedOver)].sort(),
      notUnpacked: [...new Set(this.#notUnpacked)].sort(),
      links: [...this.#links].sort(),
      others: [...this.#others].sort(),
    };
  }
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a folder is passed over with all that is in it: it is installed or hidden. */
export const isNotEntered = (path: string): boolean => nameIn(path) === installed || nameIn(path).startsWith('.');

/** What a file that is looked at is, by its name alone; undefined where it is neither source text nor a zip. */
export const kindByName = (path: string): 'source' | 'zip' | undefined =>
  sourceTypes.has(extname(path).toLowerCase()) ? 'source' : isZip(path) ? 'zip' : undefined;

/** The workshop's own package, as a class repository holds it. */
const vendoredPackage = /(?:^|\/)vendor\/durable-functions-workshop-[^/]+\.tgz$/;

/** Whether a file is installed or hidden, or lies in something that is: nobody wrote it as source text. */
export function isBesideSources(path: string): boolean {
  const parts = path.split('/');
  const isHidden = (part: string): boolean => part.startsWith('.') && part !== '..' && part !== '.';
  if (parts.slice(0, -1).some((part) => part === installed || part === macShadows || isHidden(part))) return true;
  const name = parts.at(-1) ?? '';
  return name.startsWith('._') || (isHidden(name) && isZip(name)) || vendoredPackage.test(path);
}

/** Characters that no file system shares: those that control, and those that Windows forbids. */
function hasOddCharacters(part: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\uFFFD<>:"|?*\\]/u.test(part) || /[. ]$/.test(part);
}

/** A name of a submission as it can be told: what would not show, or would show as something else, is written as its number. */
export function shown(path: string): string {
  return path.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\uFFFD\u2028\u2029]/gu,
    (found) => `\\u${found.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`,
  );
}

/** A mark of the byte order is no part of the text; a NUL is in no source. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const inMb = (bytes: number): string => `${String(bytes / MB)} MB`;

const tooMuch = (what: string): SubmissionError =>
  new SubmissionError(`${what}; hand in the exercises' folders alone, without what is installed or built.`);
