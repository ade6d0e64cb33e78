// App folder: the app that a story or a question speaks of, read from the repository.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppSources } from '#core';
import type { StoryWord } from '../diagrams/story.ts';
import type { ToldWord } from './say-word.ts';

/** The folders that a text such as `docs/snippets/delivery` names; blanks stand between several. */
export const foldersIn = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * The app in some folders, of which the later overlay the earlier; `src/functions/*.ts` is what starts it, else every file.
 * Tests that lie beside an app are not part of it.
 */
export function readApp(folders: readonly string[], root: string): AppSources {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    for (const file of sourceFiles(folder, root)) {
      files[path.relative(path.join(root, folder), file).replaceAll(path.sep, '/')] = readFileSync(file, 'utf8');
    }
  }
  const paths = Object.keys(files).sort();
  const functions = paths.filter((one) => /^src\/functions\/[^/]+\.ts$/.test(one));
  return { files, entryPoints: functions.length > 0 ? functions : paths };
}

/** The words of a story, with the sources of what it deploys. */
export const toldWords = (words: readonly StoryWord[], root: string): ToldWord[] =>
  words.map((word) => (word.word === 'deploy' ? { ...word, sources: readApp(word.app, root) } : word));

/** The absolute paths of the app's sources in one folder. */
export function sourceFiles(folder: string, root: string): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((entry) => /(?<!\.test)\.ts$/.test(entry) && !entry.split(path.sep).includes('node_modules'))
    .map((entry) => path.join(root, folder, entry));
}
