// Serve app: the local host for those who install the package and have an app in a folder.

import { readAppFolder } from '#worker/node/app-folder';
import { threadWorker } from '#worker/thread';
import { createLocalHost, type LocalHost, type LocalHostOptions } from './local-host.ts';

/** What is served, and how. */
export interface ServeOptions extends Omit<LocalHostOptions, 'app' | 'worker'> {
  /** The folder of the app, the one with `host.json` and `package.json`. */
  readonly folder: string;
}

/** How long a function may go without an answer; the default limit of the real host. */
const FUNCTION_TIMEOUT_MS = 5 * 60_000;

/**
 * Serves the app in a folder; it runs in a worker thread of its own.
 *
 * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded; nothing listens then.
 * @throws {PortTakenError} something else listens on the port.
 */
export async function serveApp({ folder, ...options }: ServeOptions): Promise<LocalHost> {
  const { app } = await readAppFolder(folder);
  return createLocalHost({ ...options, app, worker: threadWorker({ budgetMs: FUNCTION_TIMEOUT_MS }) });
}
