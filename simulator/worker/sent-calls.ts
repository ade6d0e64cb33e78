// Sent calls: the durable calls of an orchestrator's runs, and how they stood, as they are sent. Each replay makes all of them again.
//
// Never:  sends few calls in another form than as they are.

import type { CallStanding, DurableCall, SourceRun } from '#core';
import { ListReceiver, ListSender, type Sent } from './growing-lists.ts';

const MANY = 16;

/** Calls, and how they stood in each run, as they are sent. */
export interface SentCalls {
  readonly calls: Sent<readonly DurableCall[]>;
  readonly standings: readonly Sent<readonly CallStanding[]>[];
}

/** The same, as it was made and as it is heard. */
export interface CallsOfRuns {
  readonly calls: readonly DurableCall[];
  readonly standings: readonly (readonly CallStanding[])[];
}

/** What is sent of many calls goes by this. */
export class CallsSender {
  readonly #calls = new ListSender(isSameCall);
  readonly #standings = new ListSender(isSameStanding);

  /** What is to be sent in the place of the calls; null for few of them, which are sent as they are. */
  send({ calls, standings }: CallsOfRuns): SentCalls | null {
    const [first] = calls;
    if (!first || calls.length < MANY) return null;
    return {
      calls: this.#calls.send(first, calls),
      standings: standings.map((list) => this.#standings.send(first, list)),
    };
  }

  /** Something that was to be sent was not. */
  forget(): void {
    this.#calls.forget();
    this.#standings.forget();
  }
}

/** Hears what a {@link CallsSender} sends. */
export class CallsReceiver {
  readonly #calls = new ListReceiver<DurableCall>();
  readonly #standings = new ListReceiver<CallStanding>();

  receive({ calls, standings }: SentCalls): CallsOfRuns {
    return {
      calls: this.#calls.receive(calls),
      standings: standings.map((list) => this.#standings.receive(list)),
    };
  }
}

/** Runs with these standings in the place of their own. */
export function withStandings<Run extends SourceRun>(runs: readonly Run[], standings: CallsOfRuns['standings']): Run[] {
  return runs.map((run, index) => ({ ...run, standings: standings[index] ?? [] }));
}

/** Runs without their standings, which are sent beside them. */
export function withoutStandings<Run extends SourceRun>(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, standings: [] }));
}

/** A worker finds the line of a call once (remembered-calls.ts); what a group holds it looks up at each replay. */
function isSameCall(one: DurableCall, other: DurableCall): boolean {
  if (one === other) return true;
  const { api, target, source, holds = [] } = one;
  return (
    api === other.api && target === other.target && source === other.source && isSameNumbers(holds, other.holds ?? [])
  );
}

function isSameStanding(one: CallStanding, other: CallStanding): boolean {
  return (
    one === other ||
    (one.isReplayed === other.isReplayed && one.task === other.task && isSameNumbers(one.ids, other.ids))
  );
}

function isSameNumbers(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
