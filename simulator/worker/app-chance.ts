// App chance: `Math` and `crypto` of an app on virtual time.
//
// Owns:   the streams of chance: one for the load, one for each invocation (design: a run that is run again draws the same).
// Never:  is good enough for secrets.
//
// C1. What an invocation draws depends on its id and on how much it has drawn before, on nothing else. A replay is another
//     invocation, so it draws something else, as in Azure.

import { chanceOf } from '#core';

/** A page that was not loaded securely has none. */
const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };

/** The chance of one loaded app. */
export class AppChance {
  readonly #load: () => number;
  readonly #streams = new Map<string, () => number>();
  #current: string | undefined;

  /** `Math`, but for `random`. */
  readonly math: typeof Math = Object.create(Math, {
    random: { value: () => this.#fraction(), configurable: true, writable: true },
  }) as typeof Math;

  /** `crypto`, but for `randomUUID` and `getRandomValues`. */
  readonly crypto: object;

  /**
   * @param key from which the load's own chance comes.
   * @param track told of what `crypto.subtle` does beside the app's own turns.
   */
  constructor(key: string, track: (work: Promise<unknown>) => void) {
    this.#load = chanceOf(key);
    this.crypto = {
      [Symbol.toStringTag]: 'Crypto',
      randomUUID: () => this.#uuid(),
      getRandomValues: (array: ArrayBufferView) => this.#fill(array),
      subtle: subtle && tracked(subtle, track),
    };
  }

  /** The invocation whose code runs now; undefined for code that runs outside invocations. */
  get current(): string | undefined {
    return this.#current;
  }

  /** From now on, chance is drawn by this invocation. */
  enter(invocationId: string | undefined): void {
    this.#current = invocationId;
  }

  /** What this invocation draws comes from a text of its own instead of from its id. */
  seed(invocationId: string, key: string): void {
    this.#streams.set(invocationId, chanceOf(key));
  }

  /** The invocation has settled. */
  leave(invocationId: string): void {
    this.#streams.delete(invocationId);
    if (this.#current === invocationId) this.#current = undefined;
  }

  #next(): number {
    const invocationId = this.#current;
    if (invocationId === undefined) return this.#load();
    let stream = this.#streams.get(invocationId);
    if (!stream) this.#streams.set(invocationId, (stream = chanceOf(invocationId)));
    return stream();
  }

  /** 53 bits, as `Math.random` has them. */
  #fraction(): number {
    return ((this.#next() >>> 5) * 2 ** 26 + (this.#next() >>> 6)) / 2 ** 53;
  }

  #uuid(): string {
    const bytes = this.#fill(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  #fill<View extends ArrayBufferView>(array: View): View {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    bytes.forEach((_, index) => (bytes[index] = this.#next() & 0xff));
    return array;
  }
}

/** An object whose methods' promises are told. */
function tracked<T extends object>(original: T, track: (work: Promise<unknown>) => void): T {
  return new Proxy(original, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        if (result instanceof Promise) track(result);
        return result;
      };
    },
  });
}
