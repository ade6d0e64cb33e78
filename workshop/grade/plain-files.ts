// Plain files: what of a submission is taken, and brought to a folder of the grader's own.
//
// Owns:   which files of a folder or a zip are taken, how many and how large they may be, and what is said of the rest.
// Never:  follows a link, runs anything, or writes outside the folder that it is given.
//
// P1. Only regular files of source text are taken. What is installed, built or hidden is passed over without a word.
// P2. A file is written under the path that was checked, into a folder that was empty: nothing is ever overwritten.
// P3. Numbers and sizes are limited while they are counted, not afterwards; a zip is unpacked into exactly the sizes that it
//     lists (zip-archive.ts), and these are added up before anything is unpacked.

import { constants } from 'node:fs';
import { mkdir, open, opendir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { listZip, ZipError } from '#exercises/zip-archive';

/** What was brought. */
export interface PlainFiles {
  /** Paths with `/`, relative to the submission, sorted. */
  readonly paths: readonly string[];
  /** By path, one sentence about a source file that is no text. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** What was passed over and somebody may miss, each one sentence. */
  readonly passedOver: readonly string[];
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

/**
 * Brings the plain files of a submission's folder.
 *
 * @param from the submission, absolute.
 * @param to an empty folder, absolute.
 * @throws {SubmissionError} it is too large, or cannot be read.
 */
export async function bringFolder(from: string, to: string): Promise<PlainFiles> {
  const bringing = new Bringing(to);
  await walk(from, '', bringing);
  return bringing.end();
}

/**
 * Brings the plain files of a zip; as {@link bringFolder}.
 *
 * @throws {SubmissionError} it is no zip, damaged, or too large.
 */
export async function bringZip(file: string, to: string): Promise<PlainFiles> {
  const { size } = await stat(file);
  if (size > fileLimits.zipBytes) throw tooMuch(`The zip is larger than ${inMb(fileLimits.zipBytes)}`);
  const bringing = new Bringing(to);
  try {
    const entries = listZip(new Uint8Array(await readFile(file)));
    const wanted = entries.filter(({ path }) => bringing.wants(path));
    bringing.mustHold(wanted.map((entry) => entry.size));
    for (const entry of wanted) await bringing.add(entry.path, entry.read());
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new SubmissionError(`The zip ${error.message}; pack the folder again and hand in the new zip.`);
  }
  return bringing.end();
}

async function walk(from: string, below: string, bringing: Bringing): Promise<void> {
  for await (const entry of await opendir(join(from, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    bringing.count();
    if (entry.isSymbolicLink()) bringing.passOver(path, 'is a link, and links are not followed');
    else if (entry.isDirectory()) {
      if (bringing.enters(path)) await walk(from, path, bringing);
    } else if (bringing.wants(path)) {
      if (entry.isFile()) await bringing.add(path, await readPlain(join(from, path), bringing));
      else bringing.passOver(path, 'is no file');
    }
  }
}

/** The file is opened as what it was seen to be: a link that took its place meanwhile is not followed. */
async function readPlain(file: string, bringing: Bringing): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    bringing.mustHold([(await handle.stat()).size]);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** One submission on its way into a folder. */
class Bringing {
  readonly #to: string;
  /** In small letters: some file systems take them for the same. */
  readonly #paths = new Set<string>();
  readonly #taken: string[] = [];
  readonly #unreadable = new Map<string, string>();
  readonly #passedOver: string[] = [];
  #entries = 0;
  #bytes = 0;

  constructor(to: string) {
    this.#to = to;
  }

  count(): void {
    this.#entries += 1;
    if (this.#entries > fileLimits.entries)
      throw tooMuch(`It holds more than ${String(fileLimits.entries)} files and folders`);
  }

  passOver(path: string, why: string): void {
    this.#passedOver.push(`${shown(path)} ${why}.`);
  }

  /** Whether a folder may hold source text of the learner's. */
  enters(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === installed) this.passOver(path, 'is not used: packages come from the workshop');
    return name !== installed && !name.startsWith('.') && this.#isUsable(path);
  }

  /** Whether a file is the learner's source text. */
  wants(path: string): boolean {
    const parts = path.split('/');
    if (!sourceTypes.has(extname(path).toLowerCase())) return false;
    if (parts.slice(0, -1).some((part) => part === installed || (part.startsWith('.') && part !== '..'))) return false;
    return this.#isUsable(path);
  }

  /** P2. What is refused here are paths that no editor makes. */
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

  /** P3. */
  mustHold(sizes: readonly number[]): void {
    if (this.#paths.size + sizes.length > fileLimits.files)
      throw tooMuch(`It holds more than ${String(fileLimits.files)} source files`);
    if (sizes.some((size) => size > fileLimits.fileBytes))
      throw tooMuch(`One of its files is larger than ${inMb(fileLimits.fileBytes)}`);
    const bytes = sizes.reduce((sum, size) => sum + size, this.#bytes);
    if (bytes > fileLimits.totalBytes)
      throw tooMuch(`Its source files are larger than ${inMb(fileLimits.totalBytes)} together`);
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
    };
  }
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
