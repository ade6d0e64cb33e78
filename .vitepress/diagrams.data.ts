// Diagrams: the pictures of the pages, by name. Runs when the site is built, and again when a story or its app changes.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineLoader } from 'vitepress';
import { runStory } from './diagrams/picture.ts';
import type { Picture } from './diagrams/picture.ts';
import { parseStory } from './diagrams/story.ts';

/** By the name of the story's file, without its ending. */
export type Pictures = Readonly<Record<string, Picture>>;

declare const data: Pictures;
export { data };

export default defineLoader({
  watch: ['../diagrams/*.story', '../docs/snippets/**/*.ts'],
  async load(watched): Promise<Pictures> {
    const pictures: Record<string, Picture> = {};
    for (const file of watched.filter((one) => one.endsWith('.story')).sort()) {
      const name = path.basename(file, '.story');
      const root = path.join(path.dirname(file), '..');
      pictures[name] = await runStory(parseStory(readFileSync(file, 'utf8'), path.basename(file)), root);
    }
    return pictures;
  },
});
