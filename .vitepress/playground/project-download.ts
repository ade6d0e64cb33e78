// Project download: an exercise as a folder that is a function app, packed as a zip.

import type { Files } from './drafts.ts';
import { packZip } from '#exercises/zip-archive';

/** An exercise as it is handed out. */
export interface Project {
  /** The exercise's folder name; the one folder at the top of the zip has it too. */
  readonly slug: string;
  /** The learner's text. */
  readonly files: Files;
  /** What makes a function app of it: settings, README, ready requests. */
  readonly around: Files;
}

/** The bytes of `<slug>.zip`. `now` is the age of its files. */
export function projectZip({ slug, files, around }: Project, now: Date): Uint8Array<ArrayBuffer> {
  const inside = Object.entries({ ...around, ...files });
  return packZip(Object.fromEntries(inside.map(([path, text]) => [`${slug}/${path}`, text])), now);
}
