// Wall clock: hub time that passes by itself, as fast as the time of this machine or a number of times faster.
//
// C1. Time never goes back, also when the machine's clock is set.

import type { Clock } from '#core';

/** The time of this machine, from now on so many times faster. */
export class WallClock implements Clock {
  /** How many milliseconds of hub time pass in one of real time. */
  readonly speed: number;
  readonly #startMs = Date.now();
  #latestMs = 0;

  constructor(speed = 1) {
    this.speed = speed;
  }

  nowMs(): number {
    const nowMs = this.#startMs + (Date.now() - this.#startMs) * this.speed;
    this.#latestMs = Math.max(this.#latestMs, Math.floor(nowMs));
    return this.#latestMs;
  }
}
