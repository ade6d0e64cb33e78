// Incident: one run of the process, from the report over HTTP to its outcome, as the checks of this exercise follow it.
//
// N1. An app may have more functions and instances than the contract names, and some of them may never end. So checks let
//     a stretch of time pass instead of running until nothing is due.
// N2. A notification belongs to the incident whose message it carries; each incident of a check has its own message.
// N3. Times count from the report, in milliseconds; people read seconds.

import { activityCalls, describeStatus, expectThat, json, sameJson } from '../observations.ts';
import type { HttpResult, LedgerEntry, Scenario } from '../observations.ts';
import { contactName } from './contacts.ts';
import type { Contact } from './contacts.ts';

/** What the top-level orchestration returns. */
export interface Outcome {
  readonly callbackReceived: boolean;
  readonly phoneNumber: string | null;
  readonly attempt: number;
}

/** The outcome when nobody answered. */
export const UNANSWERED: Outcome = { callbackReceived: false, phoneNumber: null, attempt: 0 };

/** The outcome when a contact answered. */
export const answeredBy = ({ phoneNumber }: Contact, attempt: number): Outcome => ({
  callbackReceived: true,
  phoneNumber,
  attempt,
});

/** When the notifications of one contact are to begin (N3). */
export type Plan = readonly [contact: Contact, ...times: number[]];

/** A notification that was sent. */
interface Notification {
  readonly phoneNumber: unknown;
  readonly attempt: unknown;
  readonly at: number;
}

/** The contract gives times to within a millisecond. */
const TOLERANCE_MS = 1;

/** What an incident was made of. */
interface Report {
  readonly id: string;
  readonly message: string;
  /** In milliseconds since the scenario began. */
  readonly reportedAt: number;
}

/** An incident that was reported. */
export class Incident {
  readonly id: string;
  readonly message: string;
  readonly #scenario: Scenario;
  readonly #reportedAt: number;

  private constructor(scenario: Scenario, { id, message, reportedAt }: Report) {
    this.id = id;
    this.message = message;
    this.#scenario = scenario;
    this.#reportedAt = reportedAt;
  }

  /**
   * Reports an incident and runs nothing.
   *
   * @throws {CheckFailure} the answer does not tell the instance.
   */
  static async send(scenario: Scenario, message = 'The web shop is down'): Promise<Incident> {
    const answer = await sendReport(scenario, message);
    const id = instanceIdIn(answer);
    const expected = 'the answer to a report to be the check-status response, with the id of the instance';
    expectThat(id !== undefined, expected, describeAnswer(answer));
    return new Incident(scenario, { id, message, reportedAt: scenario.now() });
  }

  /** Reports an incident and runs what becomes due by it; see {@link Incident.send}. */
  static async report(scenario: Scenario, message?: string): Promise<Incident> {
    const incident = await Incident.send(scenario, message);
    await scenario.advance(0);
    return incident;
  }

  /** The same incident in another run of the story, in which it was reported as it was in this one. */
  in(run: Scenario): Incident {
    return new Incident(run, { id: this.id, message: this.message, reportedAt: this.#reportedAt });
  }

  /** Whether an activity is called to notify somebody of this incident (N2). */
  isNotification({ name, input }: Pick<LedgerEntry, 'name' | 'input'>): boolean {
    return name === 'SendNotification' && text(input, 'message').includes(this.message);
  }

  /** The calls of SendNotification for this incident, oldest first. */
  async calls(): Promise<readonly LedgerEntry[]> {
    return (await activityCalls(this.#scenario)).filter((call) => this.isNotification(call));
  }

  /** Its status. */
  status(): ReturnType<Scenario['status']> {
    return this.#scenario.status(this.id);
  }

  /** @throws {CheckFailure} other notifications were sent than these, or at other times. */
  async expectNotified(plans: readonly Plan[], when: string): Promise<void> {
    const planned = plans.flatMap(([{ phoneNumber }, ...times]) =>
      times.map((at, index): Notification => ({ phoneNumber, attempt: index + 1, at })),
    );
    const sent = await this.#notifications();
    const holds = sent.length === planned.length && planned.every((one, index) => isSame(one, sent[index]));
    expectThat(holds, `notifications to ${describeNotifications(planned)}, and no others, ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} nobody was notified, or the process has ended. */
  async expectWaiting(when: string): Promise<void> {
    const status = await this.status();
    const waits = status?.runtimeStatus === 'Running' && (await this.calls()).length > 0;
    expectThat(waits, `${this.called} to wait for an answer ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the process has not ended with this outcome. */
  async expectOutcome(outcome: Outcome, when: string): Promise<void> {
    const status = await this.status();
    const holds = status?.runtimeStatus === 'Completed' && sameJson(status.output, outcome);
    expectThat(holds, `${this.called} to be Completed with ${json(outcome)} ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} nobody was notified, or the process has not ended. */
  async expectCompleted(when: string): Promise<void> {
    const status = await this.status();
    const holds = status?.runtimeStatus === 'Completed' && (await this.calls()).length > 0;
    expectThat(holds, `${this.called} to be Completed ${when}`, await this.seen());
  }

  /** @throws {CheckFailure} the process has not ended with an answer, whoever gave it. */
  async expectAnswered(when: string): Promise<void> {
    const status = await this.status();
    const holds = status?.runtimeStatus === 'Completed' && isAnswered(status.output);
    expectThat(holds, `${this.called} to be Completed and answered ${when}`, await this.seen());
  }

  /** What happened to the incident so far, as the end of a sentence. */
  async seen(): Promise<string> {
    const sent = describeNotifications(await this.#notifications());
    const status = describeStatus(this.called, await this.status());
    return `${sent === '' ? 'there was no notification' : `notifications went to ${sent}`}, and ${status}`;
  }

  /** What it is called in a sentence. */
  get called(): string {
    return `the incident ${json(this.message)}`;
  }

  async #notifications(): Promise<readonly Notification[]> {
    return (await this.calls()).map(({ input, at }) => ({
      phoneNumber: member(input, 'phoneNumber'),
      attempt: member(input, 'attempt'),
      at: at - this.#reportedAt,
    }));
  }
}

/** Reports an incident and runs nothing. */
export function sendReport(scenario: Scenario, message: string): Promise<HttpResult> {
  return scenario.http('POST', '/api/NotifySupportHttpClient', { body: { message, severity: 1 } });
}

/** Sends a callback and runs nothing. */
export function callBack(scenario: Scenario, phoneNumber: string): Promise<HttpResult> {
  return scenario.http('POST', '/api/CallbackHttpClient', { body: JSON.stringify(phoneNumber) });
}

/** @throws {CheckFailure} the status of an answer is none of these. */
export function expectStatusCode(answer: HttpResult, statuses: readonly number[], toWhat: string): void {
  expectThat(
    statuses.includes(answer.status),
    `the answer ${statuses.join(' or ')} to ${toWhat}`,
    describeAnswer(answer),
  );
}

/** An answer as the end of a sentence: `the answer was 500 without a text`. */
export function describeAnswer({ status, text: body }: HttpResult): string {
  const content = body.trim();
  return `the answer was ${status} ${content === '' ? 'without a text' : `with the text ${json(content)}`}`;
}

/** The members of an answer's JSON; none when it is anything else. */
export function membersOf(answer: HttpResult): Readonly<Record<string, unknown>> {
  try {
    return { ...(answer.json() as object) };
  } catch {
    return {};
  }
}

function instanceIdIn(answer: HttpResult): string | undefined {
  const { id } = membersOf(answer);
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function isSame(planned: Notification, sent: Notification | undefined): boolean {
  return (
    sent !== undefined &&
    sent.phoneNumber === planned.phoneNumber &&
    sent.attempt === planned.attempt &&
    Math.abs(sent.at - planned.at) <= TOLERANCE_MS
  );
}

/** Such as `Angela at 0 s, 100 s, 200 s; Brian at 300 s`; the number of an attempt only where it is not the one that counting gives. */
function describeNotifications(notifications: readonly Notification[]): string {
  let count = 0;
  const texts = notifications.map(({ phoneNumber, attempt, at }, index) => {
    const isNext = index > 0 && notifications[index - 1]?.phoneNumber === phoneNumber;
    count = isNext ? count + 1 : 1;
    const who = isNext ? ', ' : `${index > 0 ? '; ' : ''}${contactName(phoneNumber)} at `;
    return `${who}${at / 1_000} s${attempt === count ? '' : ` (as attempt ${json(attempt)})`}`;
  });
  return texts.join('');
}

/** Whether an output says that somebody answered. */
export function isAnswered(output: unknown): boolean {
  return member(output, 'callbackReceived') === true;
}

function text(value: unknown, name: string): string {
  return String(member(value, name));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
