// Wall clock: hub time that is the time of this machine.
//
// C1. Time never goes back, also when the machine's clock is set.

import type { Clock } from '#core';

/** The time of this machine. */
export class WallClock implements Clock {
  #latestMs = 0;

  nowMs(): number {
    this.#latestMs = Math.max(this.#latestMs, Date.now());
    return this.#latestMs;
  }
}
