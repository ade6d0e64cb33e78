// Payment: one run of the process, from the report over HTTP to the end, as the checks of this exercise follow it.
//
// P1. An app may have more functions and instances than the contract names, and some of them may never end. So checks let
//     a stretch of time pass instead of running until nothing is due.
// P2. A call belongs to the payment whose transaction or account is in its input; no two payments of a check share one.
// P3. The ID of a record is known only from the call of AnalyzeAuditRecord, as it is to the other company.

import { activityCalls, describeStatus, expectThat, json } from '../observations.ts';
import type { HttpResult, LedgerEntry, Scenario } from '../observations.ts';

/** The names that the contract gives to the activities. */
export type Step = 'GetCustomer' | 'AnalyzeAuditRecord' | 'StoreAuditRecord';

/** How long the activities work; none is no time at all. */
export type Durations = Readonly<Partial<Record<Step, string>>>;

/** What the checks read of an audit record. */
export type AuditRecord = Readonly<Record<string, unknown>>;

/** The payments that a check may report. */
const NUMBERS = [1, 2, 3] as const;

/** One of them. */
export type PaymentNumber = (typeof NUMBERS)[number];

/** Longer than any wait of the contract (P1). */
export const LONG_AFTER = '1 hour';

/** Puts stand-ins in the place of the two activities that have an effect. GetCustomer stays, as its result depends on its input. */
export async function recordActivities(scenario: Scenario, durations: Durations = {}): Promise<void> {
  const taking = (step: Step) => (durations[step] === undefined ? {} : { takes: durations[step] });
  if (durations.GetCustomer !== undefined) await scenario.stub('GetCustomer', taking('GetCustomer'));
  await scenario.stub('AnalyzeAuditRecord', { returns: null, ...taking('AnalyzeAuditRecord') });
  await scenario.stub('StoreAuditRecord', { returns: null, ...taking('StoreAuditRecord') });
}

/** Sends a result to the webhook and runs what is due by it now. */
export async function sendResult(
  scenario: Scenario,
  recordId: unknown,
  isSuspiciousTransaction: boolean,
): Promise<HttpResult> {
  const body = { recordId, isSuspiciousTransaction };
  const answer = await scenario.http('POST', '/api/FraudResultWebhookClient', { body });
  await scenario.advance(0);
  return answer;
}

/** A payment that was reported. */
export class Payment {
  readonly transaction: ReturnType<typeof transactionOf>;
  /** What the client function answered. */
  readonly answer: HttpResult;
  readonly #scenario: Scenario;

  private constructor(scenario: Scenario, transaction: Payment['transaction'], answer: HttpResult) {
    this.#scenario = scenario;
    this.transaction = transaction;
    this.answer = answer;
  }

  /** Reports a payment and runs nothing. Each of a check needs a number of its own (P2). */
  static async report(scenario: Scenario, number: PaymentNumber = 1): Promise<Payment> {
    const transaction = transactionOf(number);
    const answer = await scenario.http('POST', '/api/FraudDetectionClient', { body: transaction });
    return new Payment(scenario, transaction, answer);
  }

  /** The calls of an activity for this payment (P2). */
  async calls(step: Step): Promise<readonly LedgerEntry[]> {
    return (await this.runs(step)).filter((run) => !run.duplicate);
  }

  /** The calls of an activity, and how often each was run again, such as after a crash. */
  async runs(step: Step): Promise<readonly LedgerEntry[]> {
    const runs = await this.#scenario.ledger();
    return runs.filter((run) => run.name === step && isAbout(run, this.transaction));
  }

  /**
   * The record as the other company got it (P3).
   *
   * @throws {CheckFailure} AnalyzeAuditRecord was not called for this payment, or with something that has no ID.
   */
  async record(): Promise<AuditRecord> {
    const [call] = await this.calls('AnalyzeAuditRecord');
    const record = isRecord(call?.input) ? call.input : {};
    const expected = `AnalyzeAuditRecord to be called for ${this.transaction.id} with a record that has an ID`;
    expectThat((record.id ?? '') !== '', expected, await this.seen());
    return record;
  }

  /** Sends a result for the record of this payment. */
  async sendResult(isSuspicious: boolean): Promise<HttpResult> {
    return sendResult(this.#scenario, (await this.record()).id, isSuspicious);
  }

  /** @throws {CheckFailure} the record was not stored exactly once (at that time, in ms since the scenario began). */
  async expectStoredOnce(when: string, at?: number): Promise<void> {
    const calls = await this.calls('StoreAuditRecord');
    const holds = calls.length === 1 && (at === undefined || calls[0]?.at === at);
    expectThat(holds, `StoreAuditRecord to be called once for ${this.transaction.id} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the record was stored, or there is none. */
  async expectNotStored(when: string): Promise<void> {
    await this.record();
    const calls = await this.calls('StoreAuditRecord');
    const expected = `StoreAuditRecord not to be called for ${this.transaction.id} ${when}`;
    expectThat(calls.length === 0, expected, await this.seen());
  }

  /** What happened so far, without what belongs to other payments, as the end of a sentence. */
  async seen(): Promise<string> {
    const others = NUMBERS.map(transactionOf).filter(({ id }) => id !== this.transaction.id);
    const isAnothers = (call: LedgerEntry) => others.some((transaction) => isAbout(call, transaction));
    const calls = (await activityCalls(this.#scenario)).filter((call) => !isAnothers(call));
    const called = calls.length === 0 ? 'no activity was called' : calls.map(describeCall).join(', ');
    return `${called}, and ${await this.#describeProcess()}`;
  }

  async #describeProcess(): Promise<string> {
    const id = memberOf(this.answer, 'id');
    if (typeof id !== 'string') return `${describeAnswer(this.answer)} when ${this.transaction.id} was reported`;
    return describeStatus(id, await this.#scenario.status(id));
  }
}

function transactionOf(number: number) {
  return {
    id: `payment-${number}`,
    creditorBankAccount: `NL91ABNA${4171643000 + number}`,
    debtorBankAccount: `DE8937040044${5320130000 + number}`,
    amount: 99.5 + number,
    currency: 'EUR',
    timeStampUtc: '2030-01-01T00:00:00Z',
  };
}

/** Whether the input of an activity names the transaction or one of its accounts (P2). */
function isAbout({ input }: LedgerEntry, transaction: Payment['transaction']): boolean {
  const text = JSON.stringify(input ?? null);
  const { id, creditorBankAccount, debtorBankAccount } = transaction;
  return [id, creditorBankAccount, debtorBankAccount].some((key) => text.includes(JSON.stringify(key)));
}

/** An activity call in few words: the members of a record would fill the screen. */
function describeCall({ name, input, at }: LedgerEntry): string {
  const isOne = isRecord(input) && 'isSuspiciousTransaction' in input;
  const what = isOne ? `a record (ID ${json(input.id)}, flag ${json(input.isSuspiciousTransaction)})` : json(input);
  return `${name} was called with ${what} after ${seconds(at)}`;
}

const seconds = (ms: number): string => `${ms / 1000} s`;

const isRecord = (value: unknown): value is AuditRecord => typeof value === 'object' && value !== null;

/** An answer as the end of a sentence: `the answer was 500 without a text`. */
export function describeAnswer(answer: HttpResult): string {
  const text = answer.text.trim();
  return `the answer was ${answer.status} ${text === '' ? 'without a text' : `with the text ${json(text)}`}`;
}

/** A member of the JSON object that an answer brings; undefined where it brings anything else. */
export function memberOf(answer: HttpResult, name: string): unknown {
  try {
    return (answer.json() as AuditRecord | null)?.[name];
  } catch {
    return undefined;
  }
}
