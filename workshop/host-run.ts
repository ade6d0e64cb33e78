// Host run: one local host, from the folder of an app to Ctrl-C.
//
// Owns:   the app's process and its environment, what is said while it is served, and how it ends.
// Never:  reads arguments (commands/host.ts).
//
// R1. The first Ctrl-C lets what is running end, and says what that is; the second one ends at once.

import { isDeepStrictEqual } from 'node:util';
import { LearnerError, type AppSources } from '#core';
import { processWorker } from '#worker/process';
import { sdkNotices } from '#worker/node/sdk-notice';
import { appEnvironment, type AppEnvironment } from '../simulator/local-host/app-environment.ts';
import { readHostSettings } from '../simulator/local-host/host-settings.ts';
import { createLocalHost, type LocalHost } from '../simulator/local-host/local-host.ts';
import type { ServedFunction } from '../simulator/local-host/served-functions.ts';
import { AddressError, LOOPBACK, PortTakenError } from '../simulator/local-host/server.ts';
import { readServedApp } from './app-choice.ts';
import { watchApp } from './host-watch.ts';
import { paint, say } from './terminal.ts';
import { shownPath } from './workspace.ts';

/** What somebody asked for. */
export interface HostWish {
  /** Absolute. */
  readonly folder: string;
  /** Undefined: as local.settings.json says, or 7071. */
  readonly port: number | undefined;
  /** Undefined: this machine alone. */
  readonly address: string | undefined;
  readonly clock: 'wall' | 'virtual';
  readonly speed: number;
}

const DEFAULT_PORT = 7071;
/** How long a function may go without an answer, unless host.json says: the default limit of the real host. */
const FUNCTION_TIMEOUT_MS = 5 * 60_000;
const MEMORY_MB = 2048;
/** Ctrl-C in `npm run` arrives twice: from the terminal, and passed on by npm. */
const SAME_CTRL_C_MS = 500;
const EXIT_INTERRUPTED = 130;

/**
 * Serves until it is interrupted.
 *
 * @throws {AppLoadError | WorkerUnresponsiveError | PortTakenError | AddressError} it cannot begin.
 */
export async function runHost(wish: HostWish): Promise<void> {
  for (const notice of await sdkNotices(wish.folder)) say(paint('yellow', notice));
  const chosen = await readServedApp(wish.folder);
  const run = new HostRun(wish, chosen.app);
  const served = await run.serve();
  const interrupted = interruption();
  say(`${paint('bold', shownPath(chosen.folder))}: ${chosen.used}`);
  announce(served, wish);
  const watcher = await watchApp(wish.folder, chosen.app, {
    onChange: (app, because) => run.exchange(served, app, because),
    onUnreadable: (error) => say(paint('red', `${error.message} What was loaded before goes on.`)),
  });
  await interrupted;
  say(endingText(served.running));
  await watcher.close();
  await served.drain();
}

/** Whether this is one of the errors of {@link runHost} that the person who typed the command can mend. */
export function cannotBegin(error: unknown): error is Error {
  return [LearnerError, PortTakenError, AddressError].some((known) => error instanceof known);
}

/** The app's process with the environment that counts now. */
class HostRun {
  readonly #wish: HostWish;
  readonly #port: number;
  #environment: AppEnvironment;

  constructor(wish: HostWish, app: AppSources) {
    this.#wish = wish;
    this.#port = wish.port ?? readHostSettings(app).port ?? DEFAULT_PORT;
    this.#environment = this.#environmentOf(app);
  }

  serve(): Promise<LocalHost> {
    const { folder, address = LOOPBACK, clock, speed } = this.#wish;
    const { app } = this.#environment;
    const worker = processWorker({
      budgetMs: readHostSettings(app).functionTimeoutMs ?? FUNCTION_TIMEOUT_MS,
      memoryMb: MEMORY_MB,
      appFolder: folder,
      environment: () => this.#environment.variables,
      onPrint: (text) => text.trimEnd().split('\n').forEach(say),
    });
    return createLocalHost({ app, worker, port: this.#port, address, clock, speed, folder, onLine: say });
  }

  async exchange(served: LocalHost, app: AppSources, because: string): Promise<void> {
    const before = { environment: this.#environment, functions: functionList(served.functions) };
    try {
      this.#environment = this.#environmentOf(app);
      await served.reload(this.#environment.app);
      say(paint('dim', `${because} changed; the app was loaded again, and its instances go on.`));
      const functions = functionList(served.functions);
      if (!isDeepStrictEqual(functions, before.functions)) say(functions);
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      this.#environment = before.environment;
      say(paint('red', `${error.message} What was loaded before goes on.`));
    }
  }

  #environmentOf(app: AppSources): AppEnvironment {
    const environment = appEnvironment(app, process.env, this.#port === 0 ? undefined : `localhost:${this.#port}`);
    for (const name of environment.skipped) {
      say(`The setting ${name} of local.settings.json does not count: the environment has a variable of that name.`);
    }
    return environment;
  }
}

/** Resolves when the host is asked to end; when it is asked once more, the process ends (R1). */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    let firstMs: number | undefined;
    const interrupted = (): void => {
      firstMs ??= Date.now();
      resolve();
      if (Date.now() - firstMs > SAME_CTRL_C_MS) process.exit(EXIT_INTERRUPTED);
    };
    process.on('SIGINT', interrupted);
    process.on('SIGTERM', interrupted);
  });
}

/** @param running the names of the functions that have not ended. */
function endingText(running: readonly string[]): string {
  const count = running.length === 1 ? '1 function that runs' : `${running.length} functions that run`;
  const waits = `. Waiting for ${count}: ${[...new Set(running)].join(', ')}`;
  return `Ending: no new requests${running.length > 0 ? waits : ', and what is running may end'}. Ctrl-C once more ends at once.`;
}

function announce({ origin, functions, settings }: LocalHost, { clock, speed, address = LOOPBACK }: HostWish): void {
  say(functionList(functions));
  say(`Task hub: ${settings.taskHubName}, ${origin}/runtime/webhooks/durabletask`);
  if (clock === 'virtual') say(`Virtual clock: ${origin}/admin/clock`);
  else if (speed !== 1) say(`The clock runs ${speed} times as fast as real time.`);
  if (address !== LOOPBACK) say(`Listening on ${address}: whoever reaches this machine there can call the app.`);
  say('Ctrl-C ends the host.');
}

/** As Core Tools shows it: what has an address first. */
function functionList(functions: readonly ServedFunction[]): string {
  const byName = [...functions].sort((one, other) => one.name.localeCompare(other.name));
  const ordered = [...byName.filter(({ http }) => http), ...byName.filter(({ http }) => !http)];
  return ['', 'Functions:', '', ...ordered.flatMap((one) => [`        ${functionLine(one)}`, ''])].join('\n');
}

function functionLine({ name, trigger, http }: ServedFunction): string {
  if (!http) return `${paint('yellow', name)}: ${trigger}`;
  const methods = http.methods.length > 0 ? `[${http.methods.join(',')}] ` : '';
  return `${paint('yellow', name)}: ${methods}${paint('green', http.url)}`;
}
