// Cleanup: one instance of PeriodicCleanupOrchestrator, as the checks of this exercise follow it round by round.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';

/** How long DoCleanup takes in every check. */
export const ROUND_TAKES_MS = 5 * 60 * 1000;
/** More than a round, also one that a crash makes begin again; so what comes without a wait is seen, too. */
const ROUND_IS_OVER = '12 minutes';
/** More than a wait and a round. */
const NEXT_ROUND_IS_OVER = '4 hours 12 minutes';

/** Numeric history event types (host semantics §2.2). */
const EXECUTION_STARTED = 0;
const TIMER_CREATED = 10;

/** How many of many calls a message names. */
const LAST_CALLS = 4;

/** A durable timer. Both times are in milliseconds since the scenario began. */
export interface Timer {
  readonly madeAt: number;
  readonly dueAt: number;
}

/** What the first round leaves, and which instance it is. */
export interface FirstRound {
  readonly leaves: unknown;
  readonly id?: string;
}

/** A cleanup on its way. What each round leaves is up to the check. */
export class Cleanup {
  readonly id: string;
  readonly #scenario: Scenario;

  private constructor(scenario: Scenario, id: string) {
    this.#scenario = scenario;
    this.id = id;
  }

  /** Starts an instance and runs its first round, which leaves some items. */
  static async start(scenario: Scenario, items: unknown, { leaves, id = 'cleanup-1' }: FirstRound): Promise<Cleanup> {
    const cleanup = new Cleanup(scenario, id);
    await scenario.stub('DoCleanup', { returns: leaves, takes: ROUND_TAKES_MS });
    await scenario.start('PeriodicCleanupOrchestrator', { instanceId: id, input: items });
    await scenario.advance(ROUND_IS_OVER);
    return cleanup;
  }

  /** Lets four hours pass, and the round after them, which leaves some items. */
  async nextRound(leaves: unknown): Promise<void> {
    await this.#scenario.stub('DoCleanup', { returns: leaves, takes: ROUND_TAKES_MS });
    await this.#scenario.advance(NEXT_ROUND_IS_OVER);
  }

  /** The calls of DoCleanup so far, one per round. */
  async rounds(): Promise<readonly LedgerEntry[]> {
    return (await activityCalls(this.#scenario)).filter((call) => call.name === 'DoCleanup');
  }

  /** @throws {CheckFailure} there was another number of rounds. */
  async expectRounds(count: number, when: string): Promise<void> {
    expectThat(
      (await this.rounds()).length === count,
      `DoCleanup to be called ${timesText(count)} ${when}`,
      await this.seen(),
    );
  }

  /** @throws {CheckFailure} the newest round did not get these items. */
  async expectRound(items: unknown, when: string): Promise<void> {
    const newest = (await this.rounds()).at(-1);
    const holds = newest !== undefined && sameJson(newest.input, items);
    expectThat(holds, `DoCleanup to be called with ${json(items)} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} it is not Running. */
  async expectWaiting(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    expectThat(status?.runtimeStatus === 'Running', `${this.id} to wait ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} it is not Completed, or there was another number of rounds. */
  async expectCompleted(rounds: number, when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && (await this.rounds()).length === rounds;
    const expected = `DoCleanup to be called ${timesText(rounds)} and ${this.id} to be Completed ${when}`;
    expectThat(holds, expected, await this.seen());
  }

  /** The input of the current execution, as its history has it. */
  async executionInput(): Promise<unknown> {
    for (const event of await this.#scenario.history(this.id)) {
      if (event.EventType === EXECUTION_STARTED) return JSON.parse(event.Input ?? 'null') as unknown;
    }
    return undefined;
  }

  /** The durable timers of the current execution, oldest first. */
  async timers(): Promise<readonly Timer[]> {
    const since = (time: string): number => Date.parse(time) - this.#scenario.startMs;
    const history = await this.#scenario.history(this.id);
    return history.flatMap((event) =>
      event.EventType === TIMER_CREATED ? [{ madeAt: since(event.Timestamp), dueAt: since(event.FireAt) }] : [],
    );
  }

  /** How many events the history of the current execution has. */
  async historyLength(): Promise<number> {
    return (await this.#scenario.history(this.id)).length;
  }

  /** What happened so far, as the end of a sentence. */
  async seen(): Promise<string> {
    const calls = await activityCalls(this.#scenario);
    const newest = describeCalls(calls.slice(-LAST_CALLS));
    const told = calls.length > LAST_CALLS ? `there were ${calls.length} calls, the last of them: ${newest}` : newest;
    return `${told}, and ${await describeInstance(this.#scenario, this.id)}`;
  }
}

function timesText(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}
