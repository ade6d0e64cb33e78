// Local worker: a function worker in the thread that asks.
//
// Owns:   which app is loaded here.
// Never:  ends anything. What runs forever here runs forever; a transport that can end a thread puts this into one (serve.ts).

import type { AppSources, FunctionWorker, Invocation, InvocationOutcome, LoadedApp, WorkerHost } from '#core';
import { cutStack, type ToSource } from './app-stack.ts';
import { FunctionApp } from './function-app.ts';
import type { WorkerPlatform } from './platform.ts';
import { toError } from './thrown-value.ts';

/** A worker that loads apps beside the SDK of this thread. */
export class LocalWorker implements FunctionWorker {
  readonly #platform: WorkerPlatform;
  readonly #onEvaluate: (file: string) => void;
  #app: FunctionApp | undefined;
  #host: WorkerHost | undefined;

  constructor(platform: WorkerPlatform, onEvaluate: (file: string) => void = () => undefined) {
    this.#platform = platform;
    this.#onEvaluate = onEvaluate;
  }

  async load(app: AppSources, host: WorkerHost): Promise<LoadedApp> {
    this.#drop();
    this.#host = host;
    const loaded = await FunctionApp.load(app, {
      host,
      platform: this.#platform,
      onEvaluate: this.#onEvaluate,
      onStrayError: (thrown) => {
        this.strayError(thrown);
      },
    });
    this.#drop();
    this.#app = loaded;
    return loaded.describe();
  }

  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    return this.#app?.invoke(invocation) ?? Promise.reject(new Error('No app is loaded.'));
  }

  async advance(nowMs: number): Promise<void> {
    await this.#app?.advance(nowMs);
  }

  stop(): Promise<void> {
    this.#drop();
    return Promise.resolve();
  }

  /** Takes an error that the app left behind and that fails no invocation, such as a rejected promise that nobody awaits. */
  strayError(thrown: unknown): void {
    const toSource: ToSource = this.#app?.toSource ?? ((place) => place);
    const text = `Nobody waited for this error: ${cutStack(toError(thrown), toSource)}`;
    this.#host?.log({ level: 'error', category: 'system', text });
  }

  #drop(): void {
    this.#app?.drop();
    this.#app = undefined;
  }
}
