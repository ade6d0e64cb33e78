// Remembered calls: which durable calls an instance of one orchestrator made in its last run, so that a replay need not look for their lines again.
//
// Owns:   the calls by instance.
// Never:  outlives a load; another version of the app has other lines.
//
// C1. Call number k of a replay is taken for call number k of the run before when it is the same API with the same target.
//     Finding the line costs a stack, which is most of what watching costs.

import type { DurableCall } from '#core';

const INSTANCES = 10_000;

/** The last calls of each instance. */
export class RememberedCalls {
  #byInstance = new Map<string, readonly DurableCall[]>();

  /** The calls of an instance's last run; from now on `next` are its last ones, also what is still added to them. */
  exchange(instanceId: string, next: readonly DurableCall[]): readonly DurableCall[] {
    const last = this.#byInstance.get(instanceId) ?? [];
    if (this.#byInstance.size >= INSTANCES && !this.#byInstance.has(instanceId)) this.#byInstance = new Map();
    this.#byInstance.set(instanceId, next);
    return last;
  }
}
