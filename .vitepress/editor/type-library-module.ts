// Type library module: `virtual:type-library`, made when the site is built; a plugin for Vite.

import type { Plugin } from 'vite';
import { collectTypeLibrary, settingsFile } from './type-library.ts';

const id = 'virtual:type-library';

/** Serves the module. It belongs among the plugins of pages (development) and of workers (build). */
export function typeLibraryModule(): Plugin {
  return {
    name: 'type-library',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      this.addWatchFile(settingsFile);
      return `export default ${JSON.stringify(collectTypeLibrary())};`;
    },
  };
}
