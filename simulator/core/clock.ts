// Clock: where the task hub learns what time it is.
//
// Owns:   the current instant of a hub on virtual time.
// Never:  reads the wall clock. A host that runs in real time brings a clock of its own.
//
// C1. Time never goes back.

/** What a task hub asks of a clock. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

/** A clock that stands still until somebody moves it. */
export class VirtualClock implements Clock {
  #nowMs: number;

  /** @param startMs milliseconds since the Unix epoch. */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Moves the clock to an instant; one in the past leaves it where it is (C1). */
  moveTo(instantMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, instantMs);
  }
}
