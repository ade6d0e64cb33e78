// Checks of exercise 05: every sentence of the contract of CallbackHttpClient, as requests to the host.

import type { Check } from '../define-exercise.ts';
import { expectThat, json } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import {
  addWaitingOrchestrator,
  describeAnswer,
  expectStatusCode,
  sendCallback,
  WaitingInstance,
} from './waiting-instance.ts';

type Field = 'orchestratorInstanceId' | 'eventName' | 'isApproved';

const answers202: Check = {
  id: 'answers-202',
  title: 'A callback for a waiting instance is answered with 202',
  points: 10,
  hint: 'The status of the response says that the event was accepted, not that everything is done.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    const answer = await sendCallback(scenario, instance.callback(true));
    expectStatusCode(answer, 202, 'to a valid callback');
  },
};

const raisesTheEvent: Check = {
  id: 'raises-the-event',
  title: 'The event reaches the instance that the callback names, and no other',
  points: 15,
  hint: 'Your handler gets a durable client as its second argument. Which of its methods raises an event?',
  async run(scenario) {
    const other = await startWaiting(scenario, 'ApprovalEvent');
    const instance = await WaitingInstance.start(scenario, 'ApprovalEvent');
    const answer = await sendCallback(scenario, instance.callback(true));
    await instance.expectEvent(answer);
    await other.expectUntouched(`on ${other.id} by a callback for ${instance.id}`);
  },
};

const usesTheEventName: Check = {
  id: 'uses-the-event-name',
  title: 'The event has the name that the callback gives it',
  points: 10,
  hint: 'The name of the event is in the body. It is not always ApprovalEvent.',
  async run(scenario) {
    await addWaitingOrchestrator(scenario);
    for (const eventName of ['InvoicePaid', 'customer-answered', 'Step2']) {
      const instance = await WaitingInstance.start(scenario, eventName);
      const answer = await sendCallback(scenario, instance.callback(true));
      await instance.expectEvent(answer);
    }
  },
};

const sendsTheBoolean: Check = {
  id: 'sends-the-boolean',
  title: 'The data of the event is the value of isApproved itself: true, not a text and not an object',
  points: 10,
  hint: 'The client makes JSON of the data for you. Hand it the value as it is.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    const answer = await sendCallback(scenario, instance.callback(true));
    await instance.expectData(true, answer);
  },
};

const falseIsAnAnswer: Check = {
  id: 'false-is-an-answer',
  title: 'A callback with isApproved false raises the event with false',
  points: 10,
  hint: 'false is an answer like true: it is no missing field, and it goes on as it came.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    const answer = await sendCallback(scenario, instance.callback(false));
    await instance.expectData(false, answer);
  },
};

const refusesOtherBodies: Check = {
  id: 'refuses-other-bodies',
  title: 'A body that is missing or is not a JSON object is answered with 400 and a message',
  points: 10,
  hint: 'Reading JSON throws when the text is no JSON, and JSON can also be a list, a text or null.',
  async run(scenario) {
    const bodies = [
      undefined,
      '{ "orchestratorInstanceId": ',
      'ApprovalEvent',
      '[]',
      'null',
      '"ApprovalEvent"',
      '42',
      '{}',
    ];
    for (const body of bodies) {
      const answer = await sendCallback(scenario, body);
      expectStatusCode(answer, 400, body === undefined ? 'to a request without a body' : `to the body ${body}`);
      expectThat(answer.text.trim() !== '', 'a message that says what is wrong', describeAnswer(answer));
    }
  },
};

const namesInstanceId: Check = {
  id: 'names-the-instance-id',
  title: 'orchestratorInstanceId missing, empty or of the wrong type: 400, and the message names it',
  points: 5,
  hint: 'Check the field before you use it: is it a text, and is there something in it?',
  run: (scenario) =>
    expectFieldNamed(scenario, 'orchestratorInstanceId', [undefined, '', null, 42, { id: 'waiting-1' }]),
};

const namesEventName: Check = {
  id: 'names-the-event-name',
  title: 'eventName missing, empty or of the wrong type: 400, and the message names it',
  points: 5,
  hint: 'Check the field before you use it: is it a text, and is there something in it?',
  run: (scenario) => expectFieldNamed(scenario, 'eventName', [undefined, '', null, 42, ['ApprovalEvent']]),
};

const namesIsApproved: Check = {
  id: 'names-is-approved',
  title: 'isApproved missing, empty or of the wrong type: 400, and the message names it',
  points: 5,
  hint: 'Only true and false are right. A text such as "true" is not.',
  run: (scenario) => expectFieldNamed(scenario, 'isApproved', [undefined, '', null, 'true', 1, { value: true }]),
};

const raisesNothingWhenRefused: Check = {
  id: 'raises-nothing-when-refused',
  title: 'A callback with a wrong field raises no event; a right one after it still does',
  points: 5,
  hint: 'Check all fields first, and raise the event last.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    await sendCallback(scenario, { ...instance.callback(true), isApproved: 'yes' });
    await instance.expectUntouched('by a callback with isApproved "yes"');
    await sendCallback(scenario, { ...instance.callback(true), isApproved: undefined });
    await instance.expectUntouched('by a callback without isApproved');
    const answer = await sendCallback(scenario, instance.callback(true));
    await instance.expectEvent(answer);
  },
};

const unknownInstanceIs404: Check = {
  id: 'unknown-instance-is-404',
  title: 'A callback for an instance that does not exist is answered with 404',
  points: 5,
  hint: 'The client tells you by an error that there is no such instance. Wait for it, and catch it.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    const answer = await sendCallback(scenario, {
      ...instance.callback(true),
      orchestratorInstanceId: 'nobody-knows-me',
    });
    expectStatusCode(answer, 404, 'to a callback for an unknown instance');
  },
};

const finishedInstanceIs202: Check = {
  id: 'finished-instance-is-202',
  title: 'A callback for an instance that has already finished is answered with 202',
  points: 5,
  hint: 'The client resolves when the instance has finished. There is nothing to do for this case.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    await scenario.raise(instance.id, 'ApprovalEvent', true);
    await scenario.untilIdle();
    const answer = await sendCallback(scenario, instance.callback(true));
    expectStatusCode(answer, 202, 'to a callback for a finished instance');
  },
};

const getIsNotRouted: Check = {
  id: 'get-is-not-routed',
  title: 'POST works; GET is not routed, so the host answers 404',
  points: 5,
  hint: 'The options of an HTTP function list the methods that it accepts. Without a list it accepts GET as well.',
  async run(scenario) {
    const instance = await startWaiting(scenario, 'ApprovalEvent');
    const posted = await sendCallback(scenario, instance.callback(true));
    expectThat(isRouted(scenario), 'POST /api/CallbackHttpClient to be routed to the app', describeAnswer(posted));
    const answer = await scenario.http('GET', '/api/CallbackHttpClient');
    const expected = 'GET /api/CallbackHttpClient not to be routed, so that the host answers 404';
    expectThat(!isRouted(scenario), expected, `the app got it and ${describeAnswer(answer)}`);
  },
};

/** Whether a function of the app answered the last request from outside. */
function isRouted(scenario: Scenario): boolean {
  const requests = scenario.records.flatMap((record) =>
    record.kind === 'request' && record.by === null ? [record] : [],
  );
  return requests.at(-1)?.answeredBy !== null;
}

async function startWaiting(scenario: Scenario, eventName: string): Promise<WaitingInstance> {
  await addWaitingOrchestrator(scenario);
  return WaitingInstance.start(scenario, eventName);
}

async function expectFieldNamed(scenario: Scenario, field: Field, values: readonly unknown[]): Promise<void> {
  const instance = await startWaiting(scenario, 'ApprovalEvent');
  for (const value of values) {
    const answer = await sendCallback(scenario, { ...instance.callback(true), [field]: value });
    const callback = value === undefined ? `a callback without ${field}` : `a callback with ${field} ${json(value)}`;
    expectStatusCode(answer, 400, `to ${callback}`);
    expectThat(answer.text.includes(field), `a message that names ${field}`, describeAnswer(answer));
  }
}

export const checks = [
  answers202,
  raisesTheEvent,
  usesTheEventName,
  sendsTheBoolean,
  falseIsAnAnswer,
  refusesOtherBodies,
  namesInstanceId,
  namesEventName,
  namesIsApproved,
  raisesNothingWhenRefused,
  unknownInstanceIs404,
  finishedInstanceIs202,
  getIsNotRouted,
] as const;
