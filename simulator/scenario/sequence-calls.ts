// Sequence calls: in a few words, which durable calls an orchestrator goes through again.
//
// C1. Each replay goes through those of the one before: what has been counted of an execution is not counted again.

import type { DurableCall } from '#core';
import { withData } from './sequence-text.ts';

const SHOWN = 3;

/** How the picture calls the durable APIs. */
const apiWords: Readonly<Record<string, string>> = {
  callActivity: 'call',
  callActivityWithRetry: 'call',
  callSubOrchestrator: 'call',
  callSubOrchestratorWithRetry: 'call',
  callEntity: 'call entity',
  signalEntity: 'signal entity',
  createTimer: 'timer',
  waitForExternalEvent: 'wait for',
};

/** The calls that one execution goes through again. */
export class CallsAgain {
  #calls: readonly DurableCall[] = [];
  #counts = new Map<string, number>();

  /** These calls in words, empty where they ask for nothing; what comes several times is said once, with how often. */
  text(calls: readonly DurableCall[]): string {
    if (!this.#calls.every((call, index) => isSame(call, calls[index]))) this.#forget(); // C1
    for (const call of calls.slice(this.#calls.length)) {
      if (call.holds) continue; // a group asks for nothing of its own
      const word = withData(apiWords[call.api] ?? call.api, '', call.target ?? '');
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    }
    this.#calls = calls;
    return shortList(this.#counts);
  }

  #forget(): void {
    this.#calls = [];
    this.#counts = new Map();
  }
}

function isSame(one: DurableCall, other: DurableCall | undefined): boolean {
  if (one === other) return true;
  return one.api === other?.api && one.target === other.target && (one.holds === undefined) === !other.holds;
}

function shortList(counts: ReadonlyMap<string, number>): string {
  const told: string[] = [];
  for (const [word, count] of counts) {
    if (told.length === SHOWN) break;
    told.push(count === 1 ? word : `${String(count)} × ${word}`);
  }
  const more = counts.size - told.length;
  return more > 0 ? `${told.join(', ')} and ${String(more)} more` : told.join(', ');
}
