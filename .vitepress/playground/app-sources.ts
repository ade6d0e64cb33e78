import type { AppSources, Probes } from '#core';
import type { AppFiles } from './session-messages.ts';

/** The app that the editor's files make: everything in `src/functions` is evaluated, the rest is there to be imported. */
export function toAppSources(files: AppFiles, probes?: Probes): AppSources {
  return {
    ...(probes ? { probes } : {}),
    files,
    entryPoints: Object.keys(files)
      .filter((path) => /^src\/functions\/[^/]+\.[jt]s$/.test(path))
      .sort(),
  };
}
