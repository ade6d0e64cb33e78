// Handed out: whether an exercise is still as it was handed out, so that nobody reads a mistake into it.
//
// Owns:   the comparing of an app's source texts with those of the starter.
// Never:  reads the app; it is given its texts.
//
// H1. An exercise is as it was handed out if all of the starter's sources are there with the same lines, and none beside them. What
//     lies outside of src, settings and what a build left, says nothing, as long as the functions are not taken from there.

import { appSources } from '#exercises/catalog';

/** What is known of an app: its texts by path, and those of its files that register functions, where they are known. */
export interface OwnSources {
  readonly files: Readonly<Record<string, string>>;
  readonly entryPoints?: readonly string[];
}

/** Whether these are the sources of the starter, and nothing else (H1). */
export function isAsHandedOut(slug: string, { files, entryPoints = [] }: OwnSources): boolean {
  const given = appSources(slug, 'starter').files;
  const own = Object.keys(files).filter(isSource);
  return (
    [...own, ...entryPoints].every((path) => path in given) &&
    Object.entries(given).every(([path, text]) => plain(files[path]) === plain(text))
  );
}

/** Whether a path is that of source text below src. */
export const isSource = (path: string): boolean => /^src\/.*\.[cm]?[tj]s$/.test(path);

/** Editors and systems end lines in their own ways. */
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\r\n', '\n');
