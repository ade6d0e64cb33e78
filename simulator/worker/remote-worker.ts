// Remote worker: the host's side of the protocol, for a worker that can be ended.
//
// Owns:   the life of the thread behind it: started when needed, ended when it does not answer, started again for the next call.
// Never:  loses anything by ending a thread. The host keeps all state; the worker has none that matters.
//
// T1. A call that is not answered in time ends the thread; every open call of that thread is then rejected.
// T2. The next call starts another thread and loads the app again before anything else.

import {
  WorkerUnresponsiveError,
  type AppSources,
  type FunctionWorker,
  type Invocation,
  type InvocationOutcome,
  type LoadedApp,
  type WorkerHost,
} from '#core';
import { RemoteConnection, type RemoteThread } from './remote-connection.ts';

export type { RemoteThread } from './remote-connection.ts';

/** How patient the host is. */
export interface RemoteOptions {
  /** Real time in which a load or an invocation must be answered, in milliseconds; 2,000 unless given. */
  readonly budgetMs?: number;
  /** Real time in which a new thread must be ready, in milliseconds; 30,000 unless given. */
  readonly startMs?: number;
}

/** Starts a thread; called again after one was ended. */
export type Spawn = () => RemoteThread | Promise<RemoteThread>;

/** A worker that runs wherever `spawn` says. */
export function remoteWorker(spawn: Spawn, options: RemoteOptions = {}): RemoteWorker {
  return new RemoteWorker(spawn, options);
}

/** A function worker in another thread. Made by {@link remoteWorker}. */
export class RemoteWorker implements FunctionWorker {
  readonly #spawn: Spawn;
  readonly #budgetMs: number;
  readonly #startMs: number;
  #connection: Promise<RemoteConnection> | undefined;
  /** The connection with the app loaded into it. */
  #loaded: Promise<RemoteConnection> | undefined;
  #app: { readonly sources: AppSources; readonly host: WorkerHost } | undefined;
  #stopped = false;

  constructor(spawn: Spawn, { budgetMs = 2000, startMs = 30_000 }: RemoteOptions) {
    this.#spawn = spawn;
    this.#budgetMs = budgetMs;
    this.#startMs = startMs;
  }

  /** Starts the thread now, so that the first load does not wait for it. */
  prepare(): void {
    // A failure shows at the first load.
    this.#connect().catch(() => undefined);
  }

  /**
   * Waits until the thread is ready to load an app.
   *
   * @throws it does not start here; no app has anything to do with that.
   */
  async ready(): Promise<void> {
    await this.#connect();
  }

  async load(sources: AppSources, host: WorkerHost): Promise<LoadedApp> {
    this.#app = { sources, host };
    const connection = await this.#loadInto(this.#app);
    return connection.app;
  }

  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    if (!this.#app) throw new Error('No app is loaded.');
    const connection = await (this.#loaded ?? this.#loadInto(this.#app));
    return connection.invoke(invocation);
  }

  async advance(nowMs: number): Promise<void> {
    // Without a thread, nothing waits in it.
    const connection = await this.#loaded;
    await connection?.advance(nowMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end((name) => new Error(`The worker was stopped while ${name} was running.`));
  }

  /** Ends the thread as a crash would, whatever it is doing. The next call starts another and loads the app again. */
  async crash(): Promise<void> {
    await this.#end((name) => new WorkerUnresponsiveError(`The worker crashed while ${name} was running.`));
  }

  async #end(toError: (name: string) => Error): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    this.#forget();
    await connection?.end(toError);
  }

  #loadInto({ sources, host }: { sources: AppSources; host: WorkerHost }): Promise<RemoteConnection> {
    const loaded = this.#connect().then(async (connection) => {
      await connection.load(sources, host);
      return connection;
    });
    this.#loaded = loaded;
    return loaded;
  }

  #connect(): Promise<RemoteConnection> {
    if (this.#stopped) return Promise.reject(new Error('The worker was stopped.'));
    this.#connection ??= this.#open();
    return this.#connection;
  }

  async #open(): Promise<RemoteConnection> {
    try {
      return await RemoteConnection.open(await this.#spawn(), {
        budgetMs: this.#budgetMs,
        startMs: this.#startMs,
        onEnd: () => {
          this.#forget();
        },
      });
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#connection = undefined;
    this.#loaded = undefined;
  }
}
