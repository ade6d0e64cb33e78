// Submissions: what lies in the folder that an instructor hands to the grader.
//
// Owns:   which entries of it are submissions, and what they are called.
// Never:  looks into one.
//
// U1. A submission is a folder or a zip. So that nobody is forgotten, other archives, single source files and links are submissions as
//     well, which get a sentence instead of points. Hidden ones, what macOS leaves, and everything else are passed over.
// U2. Names are unique, and without an ending unless something else has that name: a folder before a zip, a zip before others.

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { macShadows } from './bringing.ts';
import { isOtherArchive, isZip, withoutArchiveEnding } from './packed.ts';

/** A submission that is to be graded. */
export interface Submission {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly kind: 'folder' | 'zip' | 'link' | 'archive' | 'source';
}

/** The submissions in a folder, in the order of their names, and what else is there. */
export async function listSubmissions(folder: string): Promise<{ submissions: Submission[]; others: string[] }> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isHidden(name));
  const taken = new Set(entries.map(({ name }) => name));
  const kinds = entries.map((entry) => ({ entry: entry.name, kind: kindOf(entry) }));
  const submissions = order.flatMap((wanted) =>
    kinds
      .filter(({ kind }) => kind === wanted)
      .map(({ entry }): Submission => {
        const short = wanted === 'folder' || wanted === 'link' ? entry : withoutEnding(entry);
        const name = short === '' || taken.has(short) ? entry : short;
        taken.add(name);
        return { name, path: join(folder, entry), kind: wanted };
      }),
  );
  const others = kinds.filter(({ kind }) => kind === undefined).map(({ entry }) => entry);
  return { submissions: submissions.sort(byName), others: others.sort() };
}

/** What lies at the top of a folder that is a submission itself, not a folder of submissions; undefined for any other. */
export async function fileOfOneApp(folder: string): Promise<string | undefined> {
  const names = await readdir(folder);
  return ['package.json', 'host.json', 'src'].find((name) => names.includes(name));
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === macShadows;

/** Who gets a name first (U2). */
const order = ['folder', 'link', 'zip', 'archive', 'source'] as const;

function kindOf(entry: Dirent): Submission['kind'] | undefined {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isFile()) return undefined;
  if (isZip(entry.name)) return 'zip';
  if (isOtherArchive(entry.name)) return 'archive';
  return sourceEnding.test(entry.name) ? 'source' : undefined;
}

const sourceEnding = /\.[cm]?[tj]s$/i;

const withoutEnding = (name: string): string => withoutArchiveEnding(name).replace(sourceEnding, '');

const byName = (one: Submission, other: Submission): number => (one.name < other.name ? -1 : 1);
