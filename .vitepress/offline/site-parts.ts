// Site parts: which files of the built site a playground may need after its page was loaded.
//
// Owns:   the list, and writing the offline worker that keeps them.
// Never:  lists a page, or what is large and can be done without: type hints, Format, the search.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OFFLINE_WORKER } from './offline-name.ts';

/** What the offline worker knows of the site. */
export interface SiteParts {
  /** Another one for every build that has other files. */
  readonly build: string;
  /** Paths below `assets/`. */
  readonly playground: readonly string[];
  readonly exercises: Readonly<Record<string, readonly string[]>>;
}

/** A page, and what belongs to a single page. */
const ofPage = /\.md\.[^/]*\.js$|^app\./;
const large = /^(types\.worker\b|chunks\/(format\.|@localSearchIndex|VPLocalSearchBox))/;
const ofExercise = /^(?:exercise\.|chunks\/)(c?\d+-[a-z0-9-]+)\.[^/]+\.js$/;

/** Sorts the files below `assets/`. */
export function partsOf(files: readonly string[]): SiteParts {
  const scripts = files.filter((file) => file.endsWith('.js') && !ofPage.test(file) && !large.test(file)).sort();
  const exercises: Record<string, string[]> = {};
  for (const file of scripts) {
    const [, slug] = ofExercise.exec(file) ?? [];
    if (slug !== undefined) (exercises[slug] ??= []).push(file);
  }
  const build = createHash('sha256')
    .update([...files].sort().join())
    .digest('hex')
    .slice(0, 12);
  return { build, playground: scripts.filter((file) => !ofExercise.test(file)), exercises };
}

/** Writes the offline worker into the built site. */
export function writeOfflineWorker(outDir: string): void {
  const files = readdirSync(join(outDir, 'assets'), { recursive: true, encoding: 'utf8' });
  const parts = partsOf(files.map((file) => file.replaceAll('\\', '/')).filter((file) => /\.\w+$/.test(file)));
  const code = readFileSync(join(import.meta.dirname, OFFLINE_WORKER), 'utf8');
  const site = `{ ...${JSON.stringify(parts)}, assets: new URL('assets/', self.location.href).href }`;
  writeFileSync(join(outDir, OFFLINE_WORKER), `const site = ${site};\n${code}`);
}
