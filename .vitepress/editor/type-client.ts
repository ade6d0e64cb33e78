// Type client: the page's side of the worker that knows the types.
//
// Owns:   the worker's life, and the questions that wait for an answer.
// Never:  rejects: what cannot be answered is null, and the editor goes on without.
//
// C1. What is asked while somebody writes (problems and offers) starts the worker; a look at a place does not. So one that died,
//     or was ended, comes back with the next edit.
// C2. A worker that has answered before and is silent for too long hangs, and is ended.

import type { Explained, Explanation, Files, Offers } from './app-service.ts';
import type { Problem } from './marks.ts';
import type { FromTypes, ToTypes, TypeQuestion } from './type-messages.ts';

/** A worker as far as the client needs it. */
export type TypeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** What a client starts, and how long it waits. */
export interface TypeClientOptions {
  readonly start: () => TypeWorker;
  readonly patienceMs?: number;
}

/** A question that waits. */
interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly timeout: ReturnType<typeof setTimeout> | undefined;
}

/** Asks the worker. Offsets count from 0. */
export class TypeClient {
  readonly #start: () => TypeWorker;
  readonly #patienceMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: TypeWorker | null = null;
  #hasSpoken = false;
  #lastId = 0;

  constructor({ start, patienceMs = 10_000 }: TypeClientOptions) {
    this.#start = start;
    this.#patienceMs = patienceMs;
  }

  /** Whether there is a worker that has answered before: whoever asks waits for it to be fetched otherwise. */
  get isReady(): boolean {
    return this.#hasSpoken;
  }

  /** What is wrong, by file (C1). */
  problems(files: Files): Promise<Readonly<Record<string, readonly Problem[]>> | null> {
    this.#begin();
    return this.#ask(files, { about: 'problems' });
  }

  /** What may be written at a place (C1). */
  offers(files: Files, file: string, at: number): Promise<Offers | null> {
    this.#begin();
    return this.#ask(files, { about: 'offers', file, at });
  }

  /** More about one of the offers at a place. */
  explainOffer(files: Files, file: string, at: number, name: string): Promise<Explanation | null> {
    return this.#ask(files, { about: 'offer', file, at, name });
  }

  /** What stands at a place. */
  explain(files: Files, file: string, at: number): Promise<Explained | null> {
    return this.#ask(files, { about: 'place', file, at });
  }

  /** Ends the worker; what waits is answered with null. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#hasSpoken = false;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, null);
  }

  #begin(): void {
    if (this.#worker) return;
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<FromTypes>) => {
      this.#hasSpoken = true;
      this.#settle(data.id, data.answer);
    };
    worker.onerror = () => this.close();
    this.#worker = worker;
  }

  async #ask<Answer>(files: Files, question: TypeQuestion): Promise<Answer | null> {
    const worker = this.#worker;
    if (!worker) return null;
    const id = ++this.#lastId;
    const answered = new Promise<unknown>((resolve) => {
      const timeout = this.#hasSpoken ? setTimeout(() => this.close(), this.#patienceMs) : undefined; // C2
      this.#waiting.set(id, { resolve, timeout });
    });
    worker.postMessage({ id, files, question } satisfies ToTypes);
    return (await answered) as Answer | null;
  }

  #settle(id: number, answer: unknown): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timeout);
    waiting?.resolve(answer);
  }
}
