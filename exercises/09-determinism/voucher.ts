// Voucher: one instance of VoucherOrchestrator, as the checks of this exercise follow it.

import { activityCalls, describeCalls, describeInstance, expectThat, json, sameJson } from '../observations.ts';
import type { LedgerEntry, Scenario } from '../observations.ts';

/** The activities that the contract names. */
const ACTIVITIES = ['ApproveVoucher', 'StoreVoucher', 'SendVoucher'];

/** The members of a voucher. */
export type VoucherField = 'code' | 'customer' | 'shop' | 'discount' | 'issuedAt';

/** What may be a voucher. */
export type VoucherData = Partial<Record<VoucherField, unknown>>;

/** A voucher that is being issued. It counts only activity calls that came after its start, so one is issued at a time. */
export class Voucher {
  readonly id: string;
  readonly #scenario: Scenario;
  readonly #earlierCalls: number;

  private constructor(scenario: Scenario, id: string, earlierCalls: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#earlierCalls = earlierCalls;
  }

  /** Starts an instance; its orchestrator has not run yet. */
  static async start(scenario: Scenario, customerId = 'c-1'): Promise<Voucher> {
    const earlierCalls = (await voucherCalls(scenario)).length;
    const id = `voucher-${String((await scenario.instances()).length + 1)}`;
    await scenario.start('VoucherOrchestrator', { instanceId: id, input: { customerId } });
    return new Voucher(scenario, id, earlierCalls);
  }

  /** Starts one and runs it to its end. */
  static async issue(scenario: Scenario, customerId = 'c-1'): Promise<Voucher> {
    const voucher = await Voucher.start(scenario, customerId);
    await scenario.untilIdle();
    return voucher;
  }

  /** The calls of the activities that the contract names, since this voucher was started. */
  async calls(): Promise<readonly LedgerEntry[]> {
    return (await voucherCalls(this.#scenario)).slice(this.#earlierCalls);
  }

  /**
   * The voucher at its three places: as it was stored, as it was sent, and as the output.
   *
   * @throws {CheckFailure} it was not stored once, sent once and Completed.
   */
  async everywhere(): Promise<readonly VoucherData[]> {
    const calls = await this.calls();
    const [stored, ...storedAgain] = calls.filter(({ name }) => name === 'StoreVoucher');
    const [sent, ...sentAgain] = calls.filter(({ name }) => name === 'SendVoucher');
    const status = await this.#scenario.status(this.id);
    const isOver = status?.runtimeStatus === 'Completed' && storedAgain.length + sentAgain.length === 0;
    expectThat(
      isOver && stored !== undefined && sent !== undefined,
      `${this.id} to be stored once, sent once and Completed`,
      await this.seen(),
    );
    return [stored?.input, sent?.input, status?.output].map((value) => (isData(value) ? value : {}));
  }

  /** @throws {CheckFailure} a value is not the same text or number wherever the voucher is. @returns the value. */
  async expectSame(field: VoucherField): Promise<unknown> {
    const [stored, sent, returned] = (await this.everywhere()).map((place) => place[field]);
    expectThat(
      stored !== undefined && sameJson(stored, sent) && sameJson(stored, returned),
      `the ${field} of ${this.id} to be the same where it is stored, where it is sent and in the output`,
      `it was stored with ${json(stored)}, sent with ${json(sent)} and returned with ${json(returned)}`,
    );
    return stored;
  }

  /** @throws {CheckFailure} it is not Completed with a voucher that has this value. @returns the value in the output. */
  async expectReturned(field: VoucherField): Promise<unknown> {
    const status = await this.#scenario.status(this.id);
    const value = isData(status?.output) ? status.output[field] : undefined;
    const holds = status?.runtimeStatus === 'Completed' && value !== undefined;
    expectThat(holds, `${this.id} to be Completed with a ${field}`, await describeInstance(this.#scenario, this.id));
    return value;
  }

  /** @throws {CheckFailure} the values with which vouchers were stored and sent since this one began are not these. */
  async expectPlaces(field: VoucherField, values: readonly unknown[]): Promise<void> {
    const calls = await this.calls();
    for (const activity of ['StoreVoucher', 'SendVoucher']) {
      const inputs = calls
        .filter(({ name }) => name === activity)
        .map(({ input }) => (isData(input) ? input[field] : null));
      const holds = sameJson(inputs.map(json).sort(), values.map(json).sort());
      const list = values.map(json).join(' and ');
      const seen = inputs.map(json).join(' and ') || 'none';
      expectThat(
        holds,
        `${activity} to get the vouchers with the ${field} ${list}, as they were returned`,
        `it got ${seen}`,
      );
    }
  }

  /** @throws {CheckFailure} a value is not this one wherever the voucher is. */
  async expectValue(field: VoucherField, value: unknown, reason: string): Promise<void> {
    const actual = await this.expectSame(field);
    expectThat(sameJson(actual, value), `the ${field} ${json(value)}, ${reason}`, `${this.id} has ${json(actual)}`);
  }

  /** What happened to the voucher so far, as the end of a sentence. */
  async seen(): Promise<string> {
    return `${describeCalls(await this.calls())}, and ${await describeInstance(this.#scenario, this.id)}`;
  }
}

async function voucherCalls(scenario: Scenario): Promise<readonly LedgerEntry[]> {
  return (await activityCalls(scenario)).filter(({ name }) => ACTIVITIES.includes(name));
}

function isData(value: unknown): value is VoucherData {
  return typeof value === 'object' && value !== null;
}
