// Progress: what the command line remembers between two calls, in `exercises/.progress/progress.json`.
//
// Owns:   how many hints of an exercise were shown.
// Never:  keeps anything that would hurt to lose: a file that cannot be read counts as empty.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workspaceRoot } from './workspace.ts';

const file = join(workspaceRoot, 'exercises', '.progress', 'progress.json');

interface Progress {
  readonly hintsShown: Readonly<Record<string, number>>;
}

/** How many hints of an exercise were shown so far. */
export async function hintsShown(slug: string): Promise<number> {
  const count = (await readProgress()).hintsShown[slug];
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : 0;
}

/** Remembers how many hints of an exercise were shown. */
export async function rememberHints(slug: string, count: number): Promise<void> {
  const progress = await readProgress();
  const next: Progress = { ...progress, hintsShown: { ...progress.hintsShown, [slug]: count } };
  await mkdir(dirname(file), { recursive: true });
  // Renamed into place, so that a reader never meets half a file.
  const arriving = `${file}.${process.pid}`;
  await writeFile(arriving, `${JSON.stringify(next, null, 2)}\n`);
  await rename(arriving, file);
}

async function readProgress(): Promise<Progress> {
  try {
    const content = JSON.parse(await readFile(file, 'utf8')) as Partial<Progress> | null;
    return typeof content?.hintsShown === 'object'
      ? { ...content, hintsShown: content.hintsShown }
      : { hintsShown: {} };
  } catch {
    return { hintsShown: {} };
  }
}
