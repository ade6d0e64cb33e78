// Episode budget: how many episodes each execution has run, and whether that is still an orchestration that gets anywhere.
//
// Owns:   the count.
// Never:  stops anything itself; the runner asks.

import { RunawayError } from '#core';
import type { EpisodeRecord } from '#core';

const DEFAULT_BUDGET = 1_000;

/** Counts the episodes of each execution. */
export class EpisodeBudget {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();
  #exceeded: EpisodeRecord | undefined;

  /** @param limit how many episodes one execution may run until {@link renew}; default 1,000. */
  constructor(limit = DEFAULT_BUDGET) {
    this.#limit = limit;
  }

  /** Begins to count anew. */
  renew(): void {
    this.#counts.clear();
    this.#exceeded = undefined;
  }

  /** Counts an episode. */
  spend(episode: EpisodeRecord): void {
    const count = (this.#counts.get(episode.executionId) ?? 0) + 1;
    this.#counts.set(episode.executionId, count);
    if (count > this.#limit && episode.runtimeStatus === 'Running') this.#exceeded = episode;
  }

  /**
   * Refuses to go on where an execution has run too many.
   *
   * @param at what time it is, for people.
   * @throws {RunawayError}
   */
  refuseCircles(at: () => string): void {
    if (!this.#exceeded) return;
    const { name, instanceId } = this.#exceeded;
    throw new RunawayError(
      `${name} "${instanceId}" ran more than ${this.#limit.toLocaleString('en')} episodes and has not ended, at ${at()}. Does a loop go round without a wait, or does something outside the function grow with every replay?`,
    );
  }
}
