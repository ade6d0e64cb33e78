// Fingerprint: whether what was handed in is still what it was when it was graded.
//
// Owns:   one short text for a folder or a file, made of what a grade can come from.
// Never:  opens a zip, follows a link, or runs anything.
//
// F1. Names, sizes and contents count; times do not, so a copy of the same files is the same.
// F2. Of files that are not graded, names and sizes count. What is installed or hidden counts by its name alone.
// F3. No more is read than a submission may hold. One that holds more is refused whatever the rest says, so of that, sizes count.

import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileLimits, isBesideSources, isNotEntered, kindByName } from './bringing.ts';

/** The fingerprint of a folder, or of a file. `path` is absolute. */
export async function fingerprintOf(path: string): Promise<string> {
  const print = new Fingerprint();
  await print.add(path, '');
  return print.text();
}

class Fingerprint {
  readonly #hash = createHash('sha256');
  readonly #bytes = { source: 0, zip: 0 };
  #entries = 0;

  text(): string {
    return this.#hash.digest('hex').slice(0, 32);
  }

  /** Adds a file, or a folder with all that is in it; `below` is its path in the submission. */
  async add(path: string, below: string): Promise<void> {
    this.#entries += 1;
    if (this.#entries > fileLimits.entries) return;
    try {
      await this.#addSeen(path, below);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      this.#note(below, code);
    }
  }

  async #addSeen(path: string, below: string): Promise<void> {
    const seen = await lstat(path);
    if (seen.isDirectory()) {
      this.#note(below, 'folder');
      if (below !== '' && isNotEntered(below)) return;
      for (const name of (await readdir(path)).sort()) {
        await this.add(join(path, name), below === '' ? name : `${below}/${name}`);
      }
    } else if (seen.isFile()) {
      this.#note(below, 'file', seen.size);
      if (this.#isRead(basename(path), seen.size)) this.#hash.update(await readFile(path));
    } else {
      this.#note(below, seen.isSymbolicLink() ? 'link' : 'other');
    }
  }

  #note(...words: readonly (string | number)[]): void {
    this.#hash.update(`\n${JSON.stringify(words)}\n`);
  }

  /** F2, F3. */
  #isRead(name: string, size: number): boolean {
    const kind = isBesideSources(name) ? undefined : kindByName(name);
    if (kind === undefined) return false;
    this.#bytes[kind] += size;
    const { fileBytes, totalBytes, zipBytes } = fileLimits;
    const most = kind === 'zip' ? zipBytes : totalBytes;
    return this.#bytes[kind] <= most && (kind === 'zip' || size <= fileBytes);
  }
}
