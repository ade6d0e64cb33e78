// Watchdog: how long a worker may be silent, in real time.
//
// D1. Every watched call has the same budget; time in which the worker waits for the host does not count.
// D2. Real time is taken from the clock that was there when this file was loaded: a test's fake timers do not stop it.

const { setTimeout, clearTimeout, performance } = globalThis;

interface Watched {
  leftMs: number;
  readonly onExpire: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
  sinceMs: number;
}

/** Watches the calls of one worker. */
export class Watchdog {
  readonly #budgetMs: number;
  readonly #watched = new Map<number, Watched>();
  #waitingForHost = 0;

  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
  }

  /** Starts the budget of a call. */
  watch(call: number, onExpire: () => void): void {
    const watched: Watched = { leftMs: this.#budgetMs, onExpire, timer: undefined, sinceMs: 0 };
    this.#watched.set(call, watched);
    if (this.#waitingForHost === 0) this.#run(call, watched);
  }

  /** The call was answered. */
  release(call: number): void {
    clearTimeout(this.#watched.get(call)?.timer);
    this.#watched.delete(call);
  }

  releaseAll(): void {
    for (const call of [...this.#watched.keys()]) this.release(call);
  }

  /** The worker asked the host something: until {@link resume}, no budget runs. */
  pause(): void {
    this.#waitingForHost += 1;
    if (this.#waitingForHost > 1) return;
    for (const watched of this.#watched.values()) {
      clearTimeout(watched.timer);
      watched.leftMs -= performance.now() - watched.sinceMs;
    }
  }

  /** The host has answered. */
  resume(): void {
    this.#waitingForHost -= 1;
    if (this.#waitingForHost > 0) return;
    for (const [call, watched] of this.#watched) this.#run(call, watched);
  }

  #run(call: number, watched: Watched): void {
    watched.sinceMs = performance.now();
    watched.timer = setTimeout(
      () => {
        this.#watched.delete(call);
        watched.onExpire();
      },
      Math.max(0, watched.leftMs),
    );
  }
}
