// Serve app: the local host for those who install the package and have an app in a folder.

import { demandKnown, knownOptions } from '#core';
import { readAppFolder } from '#worker/node/app-folder';
import { threadWorker } from '#worker/thread';
import { createLocalHost, type LocalHost, type LocalHostOptions } from './local-host.ts';

/** What is served, and how. */
export interface ServeOptions extends Omit<LocalHostOptions, 'app' | 'worker'> {
  /** The folder of the app, the one with `host.json` and `package.json`. */
  readonly folder: string;
}

const OPTIONS: Readonly<Record<keyof ServeOptions, 1>> = {
  folder: 1,
  port: 1,
  address: 1,
  clock: 1,
  speed: 1,
  momentsPerInstant: 1,
  onLine: 1,
};

/** How long a function may go without an answer; the default limit of the real host. */
const FUNCTION_TIMEOUT_MS = 5 * 60_000;

/**
 * Serves the app in a folder; it runs in a worker thread of its own.
 *
 * @throws {TypeError} an option is not known.
 * @throws {AppLoadError | WorkerUnresponsiveError} the app cannot be loaded; nothing listens then.
 * @throws {PortTakenError} something else listens on the port.
 */
export async function serveApp(wish: ServeOptions): Promise<LocalHost> {
  const { folder, ...options } = knownOptions('serveApp', wish, OPTIONS);
  demandKnown('clock', [options.clock], ['wall', 'virtual']);
  const { app } = await readAppFolder(folder);
  return createLocalHost({ ...options, app, worker: threadWorker({ budgetMs: FUNCTION_TIMEOUT_MS }) });
}
