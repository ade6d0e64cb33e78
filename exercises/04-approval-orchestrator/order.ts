// Order: one instance of ApprovalOrchestrator, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';

/** The names that the contract gives to the two activities. */
export type Decision = 'ProcessApproval' | 'ProcessRejection';

/** An order that waits for its approval. It counts only activity calls that came after its start. */
export class Order {
  readonly id: string;
  readonly #scenario: Scenario;
  readonly #earlierCalls: number;

  private constructor(scenario: Scenario, id: string, earlierCalls: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#earlierCalls = earlierCalls;
  }

  /** Starts an instance; its orchestrator has not run yet. */
  static async start(scenario: Scenario, input: unknown = { orderId: 'A-1' }): Promise<Order> {
    const id = `order-${(await scenario.instances()).length + 1}`;
    const earlierCalls = (await activityCalls(scenario)).length;
    await scenario.start('ApprovalOrchestrator', { instanceId: id, input });
    return new Order(scenario, id, earlierCalls);
  }

  /** Raises ApprovalEvent (or another event) and runs nothing. */
  async raise(data: unknown, eventName = 'ApprovalEvent'): Promise<void> {
    await this.#scenario.raise(this.id, eventName, data);
  }

  /** The activity calls since this order was started. */
  async calls(): Promise<readonly LedgerEntry[]> {
    return (await activityCalls(this.#scenario)).slice(this.#earlierCalls);
  }

  /** @throws {CheckFailure} the order is not Running, or an activity was called for it. */
  async expectWaiting(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const waits = status?.runtimeStatus === 'Running' && (await this.calls()).length === 0;
    expectThat(waits, `${this.id} to wait for its answer ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the activity was not called exactly once (at that time, in ms since the scenario began). */
  async expectCalled(activity: Decision, when: string, at?: number): Promise<void> {
    const calls = (await this.calls()).filter((call) => call.name === activity);
    const holds = calls.length === 1 && (at === undefined || calls[0]?.at === at);
    expectThat(holds, `${activity} to be called once ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} there were other activity calls than this one. */
  async expectOnlyCall(activity: Decision, when: string): Promise<void> {
    const calls = await this.calls();
    const holds = calls.length === 1 && calls[0]?.name === activity;
    expectThat(holds, `${activity} to be the only activity called ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the order is not Completed, or it ended without calling an activity. */
  async expectCompleted(when: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && (await this.calls()).length > 0;
    expectThat(holds, `an activity to be called and ${this.id} to be Completed ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the order is not Completed with this output. */
  async expectOutput(output: unknown, expected: string): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, output);
    expectThat(holds, expected, await this.seen());
  }

  /** What happened to the order so far, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describeCalls(await this.calls())}, and ${await describeInstance(this.#scenario, this.id)}`;
  }
}
