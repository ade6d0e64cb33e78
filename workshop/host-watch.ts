// Host watch: reads an app again when a file in its folder changes.
//
// Owns:   what counts as a change: the sources or settings that were read differ from those before.
// Never:  serves the app.
//
// W1. One reading at a time; changes during one lead to exactly one more.

import { basename, extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { watch } from 'chokidar';
import { AppLoadError, type AppSources } from '#core';
import { readServedApp } from './app-choice.ts';
import { shownPath } from './workspace.ts';

/** Editors and compilers write files in several steps; a pause this long means that they are done. */
const QUIET_MS = 150;
const extensions = new Set(['.ts', '.js', '.mjs', '.cjs', '.json']);

/** Who is told. */
export interface ChangeListener {
  /** @param because the file that changed last, as people write it. */
  onChange(app: AppSources, because: string): Promise<void>;
  /** The folder cannot be read as an app any more. */
  onUnreadable(error: AppLoadError): void;
}

/** A watch that goes on until it is closed. */
export interface AppWatch {
  close(): Promise<void>;
}

/** Watches the folder of an app that was read before. */
export async function watchApp(folder: string, app: AppSources, listener: ChangeListener): Promise<AppWatch> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) =>
      path !== folder &&
      (basename(path) === 'node_modules' ||
        basename(path).startsWith('.') ||
        (stats?.isFile() === true && !extensions.has(extname(path)))),
  });
  const reader = new Reader(folder, app, listener);
  watcher.on('all', (_event, path) => reader.request(path));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    close: async () => {
      await watcher.close();
      await reader.finish();
    },
  };
}

class Reader {
  readonly #folder: string;
  readonly #listener: ChangeListener;
  #app: AppSources;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(folder: string, app: AppSources, listener: ChangeListener) {
    this.#folder = folder;
    this.#app = app;
    this.#listener = listener;
  }

  request(path: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#reading = this.#reading.then(() => this.#read(path));
    }, QUIET_MS);
  }

  async finish(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#reading;
  }

  async #read(path: string): Promise<void> {
    try {
      const { app } = await readServedApp(this.#folder);
      if (isDeepStrictEqual(app, this.#app)) return;
      this.#app = app;
      await this.#listener.onChange(app, shownPath(path));
    } catch (error) {
      if (!(error instanceof AppLoadError)) throw error;
      this.#listener.onUnreadable(error);
    }
  }
}
