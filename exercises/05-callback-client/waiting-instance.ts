// Waiting instance: an orchestration that the checks of this exercise put beside the app, so that a callback has a goal.

import { describeStatus, expectThat, json, sameJson } from '../observations.ts';
import type { HttpResult, ObservedStatus, Scenario } from '../observations.ts';

/** The numeric history event type of an event that was raised (host semantics §2.2). */
const EVENT_RAISED = 15;

/** Waits for the event that its input names, and returns what came with it. */
const WAITING_ORCHESTRATOR = {
  'checks/waiting.ts': `import * as df from 'durable-functions';

df.app.orchestration('WorkshopWaitingOrchestrator', function* (context) {
  const data = yield context.df.waitForExternalEvent(context.df.getInput());
  return { data };
});
`,
};

/** Puts the waiting orchestrator beside the app; before the first start or request. */
export async function addWaitingOrchestrator(scenario: Scenario): Promise<void> {
  await scenario.add(WAITING_ORCHESTRATOR);
}

/** Sends a callback and runs everything that becomes due by it. Text is sent as it is, everything else as JSON. */
export async function sendCallback(scenario: Scenario, body?: unknown): Promise<HttpResult> {
  const answer = await scenario.http('POST', '/api/CallbackHttpClient', body === undefined ? {} : { body });
  await scenario.untilIdle();
  return answer;
}

/** @throws {CheckFailure} the answer has another status code. */
export function expectStatusCode(answer: HttpResult, status: number, toWhat: string): void {
  expectThat(answer.status === status, `the answer ${status} ${toWhat}`, describeAnswer(answer));
}

/** An answer as the end of a sentence: `the answer was 500 (Internal Server Error)`. */
export function describeAnswer(answer: HttpResult): string {
  const text = answer.text.trim();
  return `the answer was ${answer.status} ${text === '' ? 'without a text' : `with the text ${json(text)}`}`;
}

/** An instance that waits for one event. */
export class WaitingInstance {
  readonly id: string;
  readonly eventName: string;
  readonly #scenario: Scenario;

  private constructor(scenario: Scenario, id: string, eventName: string) {
    this.#scenario = scenario;
    this.id = id;
    this.eventName = eventName;
  }

  /** Starts an instance and runs it until it waits. */
  static async start(scenario: Scenario, eventName: string): Promise<WaitingInstance> {
    const id = `waiting-${(await scenario.instances()).length + 1}`;
    await scenario.start('WorkshopWaitingOrchestrator', { instanceId: id, input: eventName });
    await scenario.untilIdle();
    return new WaitingInstance(scenario, id, eventName);
  }

  /** The body of a valid callback to this instance. */
  callback(isApproved: boolean): { orchestratorInstanceId: string; eventName: string; isApproved: boolean } {
    return { orchestratorInstanceId: this.id, eventName: this.eventName, isApproved };
  }

  /** @throws {CheckFailure} the callback that was answered so did not make the instance end. */
  async expectEvent(answer: HttpResult): Promise<void> {
    const status = await this.#scenario.status(this.id);
    const expected = `the callback to raise ${this.eventName} on ${this.id}, which waits for it`;
    const actual = `${await this.seen()}; ${describeAnswer(answer)}`;
    expectThat(status?.runtimeStatus === 'Completed', expected, actual);
  }

  /** @throws {CheckFailure} the event did not come, or came with other data. */
  async expectData(data: unknown, answer: HttpResult): Promise<void> {
    await this.expectEvent(answer);
    const received = receivedData(await this.#scenario.status(this.id));
    expectThat(
      sameJson(received, data),
      `${this.eventName} to come with the data ${json(data)}`,
      `it came with ${json(received)}`,
    );
  }

  /** @throws {CheckFailure} an event was raised on the instance. */
  async expectUntouched(when: string): Promise<void> {
    const events = await this.#raisedEvents();
    expectThat(events.length === 0, `no event to be raised ${when}`, await this.seen());
  }

  /** What happened to the instance so far, as the end of a sentence. */
  async seen(): Promise<string> {
    const events = await this.#raisedEvents();
    const raised = events.length === 0 ? 'no event was raised on it' : `it got the event ${events.join(', ')}`;
    return `${raised}, and ${describeStatus(this.id, await this.#scenario.status(this.id))}`;
  }

  async #raisedEvents(): Promise<readonly string[]> {
    const history = await this.#scenario.history(this.id);
    return history.flatMap((event) => (event.EventType === EVENT_RAISED ? [event.Name] : []));
  }
}

/** The data of the event, as the waiting orchestrator returned it. */
function receivedData(status: ObservedStatus): unknown {
  const output = status?.output;
  return typeof output === 'object' && output !== null && 'data' in output ? output.data : undefined;
}
