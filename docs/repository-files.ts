// Repository files: what the tests of the pages read.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the repository. */
export const root = path.join(import.meta.dirname, '..');

/** The files below a folder whose names end so, from the repository's folder on, with `/`, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .sort();
}

/** The text of a file, by its path from the repository's folder on. */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
