// Class folder: submissions of a made-up class, for tests.
//
// Owns:   the folder on disk, and how a submission is made of an exercise's own files.
// Never:  used outside tests.

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { solutionFolder, variantFolders } from '#exercises/catalog';

/** What is in a submission's exercise, before its own files are laid over it. */
export type Base = 'starter' | 'solution' | 'nothing';

/** A folder with submissions in it. */
export class ClassFolder {
  /** Absolute. */
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<ClassFolder> {
    const path = join(await mkdtemp(join(tmpdir(), 'class-')), 'submissions');
    await mkdir(path);
    return new ClassFolder(path);
  }

  /** A place beside the submissions. */
  beside(name: string): string {
    return join(dirname(this.path), name);
  }

  /**
   * Hands in an exercise.
   *
   * @param files by path, relative to the exercise's folder; laid over the base.
   * @returns the exercise's folder.
   */
  async handsIn(
    name: string,
    slug: string,
    base: Base,
    files: Readonly<Record<string, string | Uint8Array>> = {},
  ): Promise<string> {
    const folder = join(this.path, name, slug);
    await mkdir(folder, { recursive: true });
    const [starter = ''] = variantFolders(slug, 'starter');
    if (base !== 'nothing') await cp(starter, folder, { recursive: true });
    if (base === 'solution') await cp(solutionFolder(slug), folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) await this.puts(join(name, slug, path), content);
    return folder;
  }

  /** Puts a file somewhere among the submissions. */
  async puts(path: string, content: string | Uint8Array): Promise<string> {
    const file = join(this.path, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  }

  async leave(): Promise<void> {
    await rm(dirname(this.path), { recursive: true, force: true });
  }
}
