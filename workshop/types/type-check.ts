// Type check: asks the compiler, in a thread of its own, while checks run in this one.
//
// Owns:   the thread.
// Never:  decides about a check. What the compiler finds stands beside the verdict.

import { Worker } from 'node:worker_threads';

/** What the compiler finds wrong, at the place that it names. */
export interface TypeProblem {
  /** Relative to the app folder, such as `src/functions/orders.ts`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Such as `TS2339`. */
  readonly code: string;
  readonly message: string;
}

/** An app whose types are checked. */
export interface TypedApp {
  /** The folder whose `tsconfig.json` and packages count; absolute. */
  readonly folder: string;
  /** The app's texts by path; they count more than what is in the folder. */
  readonly files: Readonly<Record<string, string>>;
}

export interface TypeQuestion {
  readonly id: number;
  readonly app: TypedApp;
}

export interface TypeAnswer {
  readonly id: number;
  /** Undefined where there is no compiler. */
  readonly problems?: readonly TypeProblem[];
}

/** Somebody who asked. */
interface Waiting {
  readonly resolve: (problems: TypeAnswer['problems']) => void;
  readonly reject: (error: unknown) => void;
}

/** The compiler in a thread, which begins with the first question and remembers what it read for the next one. */
export class TypeCheck {
  #thread: Worker | undefined;
  readonly #open = new Map<number, Waiting>();
  #asked = 0;

  #begin(): Worker {
    const thread = new Worker(new URL('./type-thread-entry.js', import.meta.url), { execArgv: [] });
    thread.on('message', ({ id, problems }: TypeAnswer) => {
      this.#open.get(id)?.resolve(problems);
      this.#open.delete(id);
    });
    thread.on('error', (error) => this.#open.forEach((one) => one.reject(error)));
    return thread;
  }

  /** What is wrong with the types of an app, in the order of files and lines; undefined where there is no compiler. */
  find(app: TypedApp): Promise<readonly TypeProblem[] | undefined> {
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#thread ??= this.#begin();
      this.#thread.postMessage({ id, app } satisfies TypeQuestion);
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }
}
