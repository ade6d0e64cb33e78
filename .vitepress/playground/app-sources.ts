import type { AppSources } from '#core';
import type { AppFiles } from './session-messages.ts';

/** The app that the editor's files make: everything in `src/functions` is evaluated, the rest is there to be imported. */
export function toAppSources(files: AppFiles): AppSources {
  return {
    files,
    entryPoints: Object.keys(files)
      .filter((path) => /^src\/functions\/[^/]+\.[jt]s$/.test(path))
      .sort(),
  };
}
