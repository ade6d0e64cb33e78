// Checks of challenge C2: every sentence of the contract of the fraud detection, as a story on the virtual clock.

import type { Check } from '../define-exercise.ts';
import { expectThat, json, sameJson } from '../observations.ts';
import type { HttpResult, Scenario } from '../observations.ts';
import { describeAnswer, LONG_AFTER, memberOf, Payment, recordActivities, sendResult } from './payment.ts';
import type { AuditRecord, PaymentNumber } from './payment.ts';

const MINUTE_MS = 60_000;

const clientStarts: Check = {
  id: 'client-starts',
  title: 'POST /api/FraudDetectionClient starts the process and answers 202 with the management addresses',
  points: 8,
  hint: 'The durable client has a method that starts an instance, and another that makes this answer from the request and the instance ID.',
  async run(scenario) {
    await recordActivities(scenario);
    const { answer } = await Payment.report(scenario);
    expectThat(answer.status === 202, 'the answer 202 to a payment', describeAnswer(answer));
    const address = statusAddress(answer);
    expectThat(address !== undefined, 'an answer whose JSON has a statusQueryGetUri', describeAnswer(answer));
    const asked = await scenario.http('GET', address ?? '/');
    const isKnown = memberOf(asked, 'runtimeStatus') !== undefined;
    expectThat(isKnown, 'its statusQueryGetUri to lead to an instance', describeAnswer(asked));
  },
};

/** Path and query of the address under which the status can be asked; undefined where the answer has none. */
function statusAddress(answer: HttpResult): string | undefined {
  const address = memberOf(answer, 'statusQueryGetUri');
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

const getsBothCustomers: Check = {
  id: 'gets-both-customers',
  title: 'GetCustomer is called for the creditor and for the debtor, each time with the bank account',
  points: 8,
  hint: 'The input of the activity is the account itself, a text. The transaction has two of them.',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance('1 minute');
    const { creditorBankAccount, debtorBankAccount } = payment.transaction;
    const inputs = (await payment.calls('GetCustomer')).map((call) => call.input);
    const accounts = [creditorBankAccount, debtorBankAccount];
    const holds = accounts.every((account) => inputs.includes(account)) && inputs.every(isText);
    const expected = `GetCustomer to be called with ${json(creditorBankAccount)} and with ${json(debtorBankAccount)}`;
    expectThat(holds, expected, await payment.seen());
  },
};

const isText = (value: unknown): boolean => typeof value === 'string';

const customersInParallel: Check = {
  id: 'customers-in-parallel',
  title: 'The two calls of GetCustomer run in parallel: the second does not wait for the first',
  points: 10,
  hint: 'A call starts when you yield. Yield once, for both together.',
  async run(scenario) {
    await recordActivities(scenario, { GetCustomer: '1 minute' });
    const payment = await Payment.report(scenario);
    await scenario.advance('30 s');
    const calls = await payment.calls('GetCustomer');
    const { creditorBankAccount, debtorBankAccount } = payment.transaction;
    const begun = [creditorBankAccount, debtorBankAccount].every((account) =>
      calls.some(({ input }) => sameJson(input, account)),
    );
    const expected = 'GetCustomer to be called for both accounts in the first 30 s, as each call takes a minute';
    expectThat(begun, expected, await payment.seen());
  },
};

const analyzesTheRecord: Check = {
  id: 'analyzes-the-record',
  title: 'AnalyzeAuditRecord is called once, with the transaction, both customers and the flag false',
  points: 10,
  hint: 'Compare the record with the one in the task, member by member. Which of the two customers gets the money?',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance('1 minute');
    const record = await payment.record();
    const calls = await payment.calls('AnalyzeAuditRecord');
    expectThat(calls.length === 1, 'AnalyzeAuditRecord to be called once', await payment.seen());
    const { transaction } = payment;
    expectMember(record, 'transaction', transaction);
    expectMember(record, 'isSuspiciousTransaction', false);
    expectAccount(record, 'creditor', transaction.creditorBankAccount);
    expectAccount(record, 'debtor', transaction.debtorBankAccount);

    const customer = { id: 'customer-7', name: 'Zoë', bankAccount: 'BE71096123456769', countryCode: 'BE' };
    await scenario.stub('GetCustomer', { returns: customer });
    await scenario.advance(LONG_AFTER);
    const other = await Payment.report(scenario, 2);
    await scenario.advance('1 minute');
    expectMember(await other.record(), 'creditor', customer);
    expectMember(await other.record(), 'debtor', customer);
  },
};

function expectMember(record: AuditRecord, member: string, value: unknown): void {
  const expected = `the record’s ${member} to be ${json(value)} when AnalyzeAuditRecord is called`;
  expectThat(sameJson(record[member], value), expected, `it was ${json(record[member])}`);
}

function expectAccount(record: AuditRecord, member: 'creditor' | 'debtor', account: string): void {
  const customer = record[member];
  const isTheirs = typeof customer === 'object' && customer !== null && 'bankAccount' in customer;
  const expected = `the record’s ${member} to be the customer whose bankAccount is ${json(account)}`;
  expectThat(isTheirs && customer.bankAccount === account, expected, `it was ${json(customer)}`);
}

const idsAreUnique: Check = {
  id: 'ids-are-unique',
  title: 'No other record has the same ID, also when two transactions start at the same moment',
  points: 8,
  hint: 'What is different in two instances that start in the same millisecond? A time is not, and neither is a counter.',
  async run(scenario) {
    await recordActivities(scenario);
    const payments = [await Payment.report(scenario, 1), await Payment.report(scenario, 2)];
    await scenario.advance('1 minute');
    payments.push(await Payment.report(scenario, 3));
    await scenario.advance('1 minute');
    const ids = await Promise.all(payments.map(async (payment) => json((await payment.record()).id)));
    const expected = 'three records with three IDs, two of them made at the same moment';
    expectThat(new Set(ids).size === ids.length, expected, `their IDs were ${ids.join(', ')}`);
  },
};

const idIsReplaySafe: Check = {
  id: 'id-is-replay-safe',
  title: 'The record keeps its ID in every replay, and a result for it still counts after the worker has died',
  points: 8,
  hint: 'After a crash your code runs from its first line again, and nothing is left in memory. Does it make the same ID, and does the webhook still know whom to tell?',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance('1 minute');
    const { id } = await payment.record();
    await scenario.crash();
    const answer = await payment.sendResult(true);
    const expected = `a result for the record ${json(id)} to be accepted, also after a crash`;
    expectThat(answer.status < 300, expected, describeAnswer(answer));
    await scenario.advance(LONG_AFTER);
    await payment.expectStoredOnce('after a crash and the result true');
    const [stored] = await payment.calls('StoreAuditRecord');
    const storedId = (stored?.input as AuditRecord | undefined)?.id;
    expectThat(
      sameJson(storedId, id),
      `StoreAuditRecord to get the record ${json(id)}`,
      `its ID was ${json(storedId)}`,
    );
  },
};

const webhookAnswers202: Check = {
  id: 'webhook-answers-202',
  title: 'POST /api/FraudResultWebhookClient answers 202 to a result for a record that waits for it',
  points: 6,
  hint: 'The status of the answer says that the result was accepted, not that everything is done.',
  async run(scenario) {
    await recordActivities(scenario);
    const suspicious = await reportAlone(scenario, 1);
    const harmless = await reportAlone(scenario, 2);
    await scenario.advance('1 minute');
    expectStatus(await suspicious.sendResult(true), 202, 'to the result true');
    expectStatus(await harmless.sendResult(false), 202, 'to the result false');
  },
};

const unknownRecordIs400: Check = {
  id: 'unknown-record-is-400',
  title: 'A result for an unknown record is answered with 400, and no record is touched by it',
  points: 6,
  hint: 'How do you learn that there is no such record? The durable client tells it by an error. Wait for it, and catch it.',
  async run(scenario) {
    await recordActivities(scenario);
    expectStatus(await sendResult(scenario, 'no-such-record', true), 400, 'to a result when there is no record at all');
    const payment = await Payment.report(scenario);
    await scenario.advance('1 minute');
    const { id } = await payment.record();
    for (const unknown of ['no-such-record', '', '0123456789abcdef0123456789abcdef', `${String(id)}0`]) {
      expectStatus(await sendResult(scenario, unknown, true), 400, `to a result for the record ${json(unknown)}`);
    }
    await payment.expectNotStored('by results for other records');
  },
};

const suspiciousIsStored: Check = {
  id: 'suspicious-is-stored',
  title: 'The result true: the record is stored, once',
  points: 8,
  hint: 'What came with the event is the boolean itself. Follow your code for true, up to the `yield` that waits for the activity.',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance('2 minutes');
    await payment.sendResult(true);
    await scenario.advance(LONG_AFTER);
    await payment.expectStoredOnce('after the result true');
  },
};

const harmlessIsNotStored: Check = {
  id: 'harmless-is-not-stored',
  title: 'The result false: the record is not stored, not even later',
  points: 6,
  hint: 'That a result has come says only that somebody answered. What the answer was is in the result of the task.',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance('2 minutes');
    await payment.sendResult(false);
    await scenario.advance(LONG_AFTER);
    await payment.expectNotStored('after the result false');
  },
};

const noResultIsSuspicious: Check = {
  id: 'no-result-is-suspicious',
  title: 'Without a result the record is stored after five minutes, once, and not a moment sooner',
  points: 6,
  hint: 'Let the event race with a durable timer. How many milliseconds are five minutes, and who has won?',
  async run(scenario) {
    await recordActivities(scenario);
    const payment = await Payment.report(scenario);
    await scenario.advance(5 * MINUTE_MS - 1);
    await payment.expectNotStored('one millisecond before the five minutes are over');
    await scenario.advance(LONG_AFTER);
    await payment.expectStoredOnce('after 300 s, because no result came', 5 * MINUTE_MS);
  },
};

const countsFromTheReturn: Check = {
  id: 'counts-from-the-return',
  title: 'The five minutes count from the return of AnalyzeAuditRecord, not from its call',
  points: 4,
  hint: 'Where is the timer made: above or below the `yield` that waits for AnalyzeAuditRecord? And what does the clock of the orchestration say there?',
  async run(scenario) {
    await recordActivities(scenario, { AnalyzeAuditRecord: '2 minutes' });
    const payment = await Payment.report(scenario);
    await scenario.advance(7 * MINUTE_MS - 1);
    await payment.expectNotStored('one millisecond before 420 s, as AnalyzeAuditRecord took 120 s');
    await scenario.advance(LONG_AFTER);
    await payment.expectStoredOnce('because no result came');
    // After a crash it runs again, and then it is the second run that returns.
    const returns = (await payment.runs('AnalyzeAuditRecord')).map(({ at }) => at + 2 * MINUTE_MS);
    const [stored] = await payment.calls('StoreAuditRecord');
    const holds = returns.some((at) => stored?.at === at + 5 * MINUTE_MS);
    const expected = 'StoreAuditRecord to be called 300 s after the return of AnalyzeAuditRecord, which took 120 s';
    expectThat(holds, expected, await payment.seen());
  },
};

const storesTheSameRecord: Check = {
  id: 'stores-the-same-record',
  title: 'StoreAuditRecord gets the record that was analysed, now with the flag true',
  points: 4,
  hint: 'Everything in the record stays as it was, and the flag is true, also when no result came.',
  async run(scenario) {
    await recordActivities(scenario);
    const answered = await Payment.report(scenario, 1);
    const unanswered = await Payment.report(scenario, 2);
    await scenario.advance('1 minute');
    await answered.sendResult(true);
    await scenario.advance(LONG_AFTER);
    await expectSameRecord(answered, 'after the result true');
    await expectSameRecord(unanswered, 'when no result came');
  },
};

async function expectSameRecord(payment: Payment, when: string): Promise<void> {
  await payment.expectStoredOnce(when);
  const analyzed = { ...(await payment.record()), isSuspiciousTransaction: true };
  const [call] = await payment.calls('StoreAuditRecord');
  const stored = call?.input as AuditRecord;
  for (const member of Object.keys({ ...analyzed, ...stored })) {
    const [value, actual] = [(analyzed as AuditRecord)[member], stored[member]];
    const expected = `the stored record’s ${member} to be ${json(value)} ${when}`;
    expectThat(sameJson(actual, value), expected, `it was ${json(actual)}`);
  }
}

const laterResultsChangeNothing: Check = {
  id: 'later-results-change-nothing',
  title: 'A late or repeated result changes nothing, and is answered with 202 or 400',
  points: 4,
  hint: 'Wait once. After the first result, or after the five minutes, nothing may ask again.',
  async run(scenario) {
    await recordActivities(scenario, { StoreAuditRecord: '10 minutes' });
    const suspicious = await reportAlone(scenario, 1);
    const harmless = await reportAlone(scenario, 2);
    const late = await reportAlone(scenario, 3);
    await suspicious.sendResult(true);
    await harmless.sendResult(false);
    await scenario.advance('1 minute');
    await repeatResults([suspicious, false], [harmless, true]);
    await scenario.advance('5 minutes');
    await repeatResults([suspicious, false], [harmless, true], [late, false]);
    await scenario.advance(LONG_AFTER);
    await repeatResults([suspicious, false], [harmless, true], [late, false]);
    await scenario.advance(LONG_AFTER);
    await suspicious.expectStoredOnce('after the result true and more results after it');
    await harmless.expectNotStored('after the result false and more results after it');
    await late.expectStoredOnce('when all results for it came too late');
  },
};

/** Reports a payment at a moment at which no other is reported. */
async function reportAlone(scenario: Scenario, number: PaymentNumber): Promise<Payment> {
  const payment = await Payment.report(scenario, number);
  await scenario.advance('1 s');
  return payment;
}

/** Sends to each record both results, and last the one that is not its first. */
async function repeatResults(...records: readonly (readonly [payment: Payment, last: boolean])[]): Promise<void> {
  for (const [payment, last] of records) {
    for (const isSuspicious of [!last, last]) {
      const answer = await payment.sendResult(isSuspicious);
      const holds = answer.status === 202 || answer.status === 400;
      expectThat(holds, 'the answer 202 or 400 to a late or repeated result', describeAnswer(answer));
    }
  }
}

const recordsDoNotMix: Check = {
  id: 'records-do-not-mix',
  title: 'A result counts for the record that it names, and for no other that waits at the same time',
  points: 4,
  hint: 'Several instances wait at the same time. Which of them does your webhook tell?',
  async run(scenario) {
    await recordActivities(scenario);
    const suspicious = await reportAlone(scenario, 1);
    const harmless = await reportAlone(scenario, 2);
    const unanswered = await reportAlone(scenario, 3);
    await scenario.advance('1 minute');
    await harmless.sendResult(false);
    await suspicious.sendResult(true);
    await scenario.advance('1 minute');
    await unanswered.expectNotStored('by the results for two other records');
    await scenario.advance(LONG_AFTER);
    await suspicious.expectStoredOnce('after the result true for its record');
    await harmless.expectNotStored('after the result false for its record');
    await unanswered.expectStoredOnce('because no result came for its record');
  },
};

function expectStatus(answer: HttpResult, status: number, toWhat: string): void {
  expectThat(answer.status === status, `the answer ${status} ${toWhat}`, describeAnswer(answer));
}

export const checks = [
  clientStarts,
  getsBothCustomers,
  customersInParallel,
  analyzesTheRecord,
  idsAreUnique,
  idIsReplaySafe,
  webhookAnswers202,
  unknownRecordIs400,
  suspiciousIsStored,
  harmlessIsNotStored,
  noResultIsSuspicious,
  countsFromTheReturn,
  storesTheSameRecord,
  laterResultsChangeNothing,
  recordsDoNotMix,
] as const;
