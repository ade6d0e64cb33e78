// Check watch: runs something again whenever a file in some folders changes.
//
// Owns:   what counts as a change, in which folder it is, and the keys: a runs everything, q and Ctrl-C end.
// Never:  knows what is run.
//
// V1. One run at a time. Changes during a run lead to exactly one more, and are told when that begins.
// V2. A run that fails is shown, and the watch goes on.

import { basename, sep } from 'node:path';
import { watch } from 'chokidar';
import { type ExitCode, UsageError } from './command.ts';
import { paint, say, warn } from './terminal.ts';
import { shownPath } from './workspace.ts';

/** Editors write a file in several steps; a pause this long means that they are done. */
const QUIET_MS = 80;
/** What a terminal in raw mode sends for Ctrl-C. */
const ctrlC = '\u0003';
const notWatched = new Set(['node_modules', 'dist', 'starter', 'mistakes', 'alternatives']);

/** Runs over the folders that changed, or over everything where nothing says which. */
type Run = (changed: readonly string[] | undefined) => Promise<void>;

/** Runs at once and after every change, until the person in front of it has had enough. Always ends with 0. */
export async function watchFolders(folders: readonly string[], run: Run): Promise<ExitCode> {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => !folders.includes(path) && (notWatched.has(basename(path)) || basename(path).startsWith('.')),
  });
  const rounds = new Rounds(run);
  watcher.on('all', (_event, path) => {
    const folder = folders.find((one) => path === one || path.startsWith(one + sep));
    if (folder !== undefined) rounds.requestBecauseOf(path, folder);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  rounds.request();
  await keysUntilQuit(() => rounds.request());
  await watcher.close();
  await rounds.finish();
  return 0;
}

/** Runs one after the other, never two at a time (V1). */
class Rounds {
  readonly #run: Run;
  readonly #changed = new Set<string>();
  /** What changed in these folders, as people are told it. */
  readonly #files = new Set<string>();
  #running: Promise<void> | undefined;
  #wish: 'nothing' | 'changes' | 'everything' = 'nothing';
  #timer: NodeJS.Timeout | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Asks for a round over a folder once it has been quiet for a moment. */
  requestBecauseOf(path: string, folder: string): void {
    this.#changed.add(folder);
    this.#files.add(shownPath(path));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#wish === 'nothing') this.#wish = 'changes';
      this.#begin();
    }, QUIET_MS);
  }

  /** Asks for a round over everything. */
  request(): void {
    this.#wish = 'everything';
    this.#begin();
  }

  #begin(): void {
    this.#running ??= this.#runWhileRequested();
  }

  /** Lets the round in progress end. */
  async finish(): Promise<void> {
    clearTimeout(this.#timer);
    this.#wish = 'nothing';
    await this.#running;
  }

  async #runWhileRequested(): Promise<void> {
    while (this.#wish !== 'nothing') {
      const changed = this.#wish === 'everything' ? undefined : [...this.#changed];
      this.#wish = 'nothing';
      if (this.#files.size > 0) say(paint('dim', `\n${namesOf([...this.#files])} changed.`));
      this.#changed.clear();
      this.#files.clear();
      await this.#run(changed).catch(showFailure);
      if (this.#wish === 'nothing') say(paint('dim', '\nWatching for changes; a shows all results, q ends.'));
    }
    this.#running = undefined;
  }
}

/** Whoever copies a whole folder need not read the names of all of it. */
function namesOf(files: readonly string[]): string {
  const others = files.length - 3;
  return others > 1 ? `${files.slice(0, 3).join(', ')} and ${String(others)} more files` : files.join(', ');
}

/** Wrong use, such as a folder that was deleted meanwhile, may be mended while the watch runs; defects may not (V2). */
function showFailure(error: unknown): void {
  if (!(error instanceof UsageError)) throw error;
  warn(error.message);
}

/** Resolves when somebody presses q or Ctrl-C, or ends the process from outside. Until then, a asks for everything. */
function keysUntilQuit(onAll: () => void): Promise<void> {
  return new Promise((resolve) => {
    const { stdin } = process;
    const quit = (): void => {
      if (stdin.isTTY) stdin.setRawMode(false);
      stdin.pause();
      resolve();
    };
    process.once('SIGINT', quit);
    process.once('SIGTERM', quit);
    if (!stdin.isTTY) return;
    stdin.setRawMode(true);
    stdin.setEncoding('utf8').on('data', (keys: string) => {
      if (keys.toLowerCase().includes('q') || keys.includes(ctrlC)) quit();
      else if (keys.toLowerCase().includes('a')) onAll();
    });
  });
}
