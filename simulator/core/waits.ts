// Waits: what waits for hub time to pass, inside the app and inside the host, while a request has no answer yet.
//
// Owns:   who waits, and telling whoever drives the clock that somebody began to.
// Never:  moves the clock.
//
// W1. Somebody who waits has something on the agenda. So whoever sees a wait can run the hub, and the wait will end.

/** How long and how often the host looks. */
export interface LookOptions {
  /** Milliseconds of hub time. */
  readonly timeoutMs: number;
  /** Milliseconds of hub time between two looks. */
  readonly intervalMs: number;
}

/** The waits of one task hub. */
export class Waits {
  readonly #nowMs: () => number;
  readonly #addAlarm: (dueMs: number, look: () => void) => void;
  readonly #hostWaits = new Set<string>();
  #count = 0;
  #rest: { readonly promise: Promise<void>; resolve(): void } | undefined;

  /** @param addAlarm puts a look on the agenda. */
  constructor(nowMs: () => number, addAlarm: (dueMs: number, look: () => void) => void) {
    this.#nowMs = nowMs;
    this.#addAlarm = addAlarm;
  }

  /** The ids of the host's own waits. */
  get ids(): readonly string[] {
    return [...this.#hostWaits];
  }

  /** Ends when somebody next begins to wait. */
  next(): Promise<void> {
    this.#rest ??= resolvable();
    return this.#rest.promise;
  }

  /** Somebody has begun to wait. */
  begun(): void {
    this.#rest?.resolve();
    this.#rest = undefined;
  }

  /** Looks again and again whether something holds; false when the time is over. */
  until(holds: () => boolean, { timeoutMs, intervalMs }: LookOptions): Promise<boolean> {
    const id = `wait ${(this.#count += 1)}`;
    const endMs = this.#nowMs() + timeoutMs;
    return new Promise((resolve) => {
      const look = (): void => {
        const nowMs = this.#nowMs();
        if (holds() || nowMs >= endMs) {
          this.#hostWaits.delete(id);
          resolve(holds());
          return;
        }
        this.#hostWaits.add(id);
        this.#addAlarm(Math.min(nowMs + intervalMs, endMs), look);
        this.begun();
      };
      look();
    });
  }
}

function resolvable(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
