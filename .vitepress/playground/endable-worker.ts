import type { AppSources, FunctionWorker, Invocation, InvocationOutcome, LoadedApp, WorkerHost } from '#core';

/** A function worker that can be ended from outside, which is what *Crash worker* does. */
export class EndableWorker implements FunctionWorker {
  readonly #start: () => FunctionWorker;
  #worker: FunctionWorker;
  #isDoomed = false;

  constructor(start: () => FunctionWorker) {
    this.#start = start;
    this.#worker = start();
  }

  /** The next load ends the worker that is there, with all it holds, and starts another. */
  endAtNextLoad(): void {
    this.#isDoomed = true;
  }

  async load(app: AppSources, host: WorkerHost): Promise<LoadedApp> {
    if (this.#isDoomed) await this.#exchange();
    return this.#worker.load(app, host);
  }

  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    return this.#worker.invoke(invocation);
  }

  advance(nowMs: number): Promise<void> {
    return this.#worker.advance(nowMs);
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  async #exchange(): Promise<void> {
    this.#isDoomed = false;
    await this.#worker.stop();
    this.#worker = this.#start();
  }
}
