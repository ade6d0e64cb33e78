// Sent request: an HTTP request between its sending and its answer.
//
// Owns:   whether the answer has come, and the promise of it that users hold.
// Never:  runs work (scenario.ts).

import type { HttpResult } from './http-words.ts';

/** A request that was sent to the host. */
export class SentRequest {
  readonly number: number;
  readonly answer: Promise<HttpResult>;
  /** The ids of the invocations that wait while it is answered. */
  invocations: readonly string[] = [];
  #isAnswered = false;

  /**
   * @param number which request of the scenario it is, from 0.
   * @param answer may reject; whoever awaits the request learns it.
   */
  constructor(number: number, answer: Promise<HttpResult>) {
    this.number = number;
    this.answer = answer;
    const note = (): void => void (this.#isAnswered = true);
    answer.then(note, note);
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Ends when the answer has come or `rest` has ended, whichever is first; never rejects. */
  async answeredOr(rest: Promise<unknown>): Promise<void> {
    await Promise.race([this.answer.catch(() => undefined), rest]);
  }
}

/** A promise that begins to be kept when somebody waits for it. */
export class LazyPromise<Value> implements Promise<Value> {
  readonly #begin: () => Promise<Value>;
  #begun: Promise<Value> | undefined;
  readonly [Symbol.toStringTag] = 'LazyPromise';

  constructor(begin: () => Promise<Value>) {
    this.#begin = begin;
  }

  then<Kept = Value, Broken = never>(
    onKept?: ((value: Value) => Kept | PromiseLike<Kept>) | null,
    onBroken?: ((reason: unknown) => Broken | PromiseLike<Broken>) | null,
  ): Promise<Kept | Broken> {
    return (this.#begun ??= this.#begin()).then(onKept, onBroken);
  }

  catch<Broken = never>(
    onBroken?: ((reason: unknown) => Broken | PromiseLike<Broken>) | null,
  ): Promise<Value | Broken> {
    return this.then(null, onBroken);
  }

  finally(onEnd?: (() => void) | null): Promise<Value> {
    return (this.#begun ??= this.#begin()).finally(onEnd);
  }
}
