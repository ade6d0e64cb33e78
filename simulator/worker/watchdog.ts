// Watchdog: how long a worker may be silent, in real time.
//
// D1. Every watched call has the same budget; time in which the worker waits for the host does not count.
// D2. Real time is taken from the clock that was there when this file was loaded: a test's fake timers do not stop it.
// D3. Time in which the host's own thread stood still does not count either: a suspended laptop, a breakpoint, a busy machine.
//     So the budget runs in slices; one that ends late counts for nothing, and before the next the host hears what was said.

const { setTimeout, clearTimeout, performance } = globalThis;

interface Watched {
  leftMs: number;
  readonly onExpire: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When the slice that runs began, and how long it is. */
  sinceMs: number;
  sliceMs: number;
}

/** D3. */
const SLICE_MS = 100;

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
    const watched: Watched = { leftMs: this.#budgetMs, onExpire, timer: undefined, sinceMs: 0, sliceMs: 0 };
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
      watched.leftMs -= Math.min(watched.sliceMs, performance.now() - watched.sinceMs);
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
    watched.sliceMs = Math.min(SLICE_MS, Math.max(0, watched.leftMs));
    watched.timer = setTimeout(() => {
      const isLate = performance.now() - watched.sinceMs > watched.sliceMs + SLICE_MS;
      if (!isLate) watched.leftMs -= watched.sliceMs;
      if (watched.leftMs > 0) return this.#run(call, watched);
      this.#watched.delete(call);
      watched.onExpire();
    }, watched.sliceMs);
  }
}
