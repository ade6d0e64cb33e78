// New folder: one into which a command writes all that it makes.

import { mkdir, readdir } from 'node:fs/promises';
import { UsageError } from './command.ts';
import { shownPath } from './workspace.ts';

/**
 * Makes a folder if it is not there.
 *
 * @param folder absolute.
 * @param instead what to do where it cannot be had, as in `give another folder`.
 * @returns the names of what is in it.
 * @throws {UsageError} it is a file, or cannot be made or read.
 */
export async function namesInNewFolder(folder: string, instead: string): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    const why = isFile ? 'is a file, or lies in one' : `cannot be used (${String(code)})`;
    throw new UsageError(`${shownPath(folder)} ${why}; ${instead}.`);
  }
}
