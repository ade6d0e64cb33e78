// Submissions: what lies in the folder that an instructor hands to the grader.
//
// Owns:   which entries of it are submissions, and what they are called.
// Never:  looks into one.
//
// U1. A submission is a folder, or a file that ends in `.zip`. Hidden ones and everything else are passed over.
// U2. Names are unique: where a folder and a zip have the same one, the zip keeps its ending.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A submission that is to be graded. */
export interface Submission {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly kind: 'folder' | 'zip' | 'link';
}

/** The submissions in a folder, in the order of their names, and what else is there. */
export async function listSubmissions(folder: string): Promise<{ submissions: Submission[]; others: string[] }> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const names = new Set(entries.filter((entry) => !isZip(entry.name)).map(({ name }) => name));
  const submissions: Submission[] = [];
  const others: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const short = entry.name.replace(/\.zip$/i, '');
    if (entry.isSymbolicLink()) submissions.push({ name: entry.name, path, kind: 'link' });
    else if (entry.isDirectory()) submissions.push({ name: entry.name, path, kind: 'folder' });
    else if (entry.isFile() && isZip(entry.name)) {
      submissions.push({ name: names.has(short) || short === '' ? entry.name : short, path, kind: 'zip' });
    } else others.push(entry.name);
  }
  return { submissions: submissions.sort(byName), others: others.sort() };
}

const isZip = (name: string): boolean => /\.zip$/i.test(name);

const byName = (one: Submission, other: Submission): number => (one.name < other.name ? -1 : 1);
