import { expect, test } from 'vitest';
import type { HubRecord, RuntimeStatus } from '#core';
import { openApp } from '../../simulator/stories/one-app.ts';
import {
  awaitedEvents,
  isJson,
  lastAnswer,
  operationRequest,
  operationsFor,
  raiseRequest,
  signalRequest,
  takesEvents,
} from './instance-actions.ts';
import type { Operation } from './instance-actions.ts';
import type { ConsoleRequest } from '../playground/session-messages.ts';
import { entitiesOf } from './entities.ts';
import type { Scenario } from '#scenario';

const APP = `
df.app.activity('Break', { handler: () => { throw new Error('no'); } });
df.app.entity('counter', (context) => {
  context.df.setState(context.df.getState(() => 0) + (context.df.getInput() ?? 1));
});
df.app.orchestration('Waits', function* (context) { return yield context.df.waitForExternalEvent('Paid'); });
df.app.orchestration('Fails', function* (context) { yield context.df.callActivity('Break'); });`;

async function send(story: Scenario, { method, path, body }: ConsoleRequest): Promise<number> {
  const { status } = await story.http(method, path, body === '' ? {} : { body });
  await story.advance(0);
  return status;
}

/** A run with one instance, brought into a status. */
async function storyWith(status: RuntimeStatus): Promise<Scenario> {
  const story = openApp(APP);
  await story.start(status === 'Failed' ? 'Fails' : 'Waits', { instanceId: 'order 1' });
  if (status === 'Pending') return story;
  await story.advance(0);
  const before = { Suspended: 'Suspend', Terminated: 'Terminate' } as const;
  if (status === 'Suspended' || status === 'Terminated') {
    await send(story, operationRequest(before[status], 'order 1', ''));
  }
  if (status === 'Completed') await send(story, raiseRequest('order 1', 'Paid', 'true'));
  expect((await story.status('order 1'))?.runtimeStatus).toBe(status);
  return story;
}

const statuses = ['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated'] as const;

test.each(statuses)('an instance that is %s is offered what the host accepts, and nothing else', async (status) => {
  const accepted: Operation[] = [];
  for (const operation of ['Suspend', 'Resume', 'Terminate', 'Rewind', 'Purge'] as const) {
    const code = await send(await storyWith(status), operationRequest(operation, 'order 1', 'a reason'));
    if (code < 300) accepted.push(operation);
  }
  const raised = await send(await storyWith(status), raiseRequest('order 1', 'Paid', '{"by":"card"}'));

  expect(operationsFor(status)).toEqual(accepted);
  expect(takesEvents(status)).toBe(raised < 300);
});

test('a reason is sent as it was typed', async () => {
  const story = await storyWith('Running');
  await send(story, operationRequest('Terminate', 'order 1', 'too late & more?'));

  expect((await story.status('order 1'))?.output).toBe('too late & more?');
});

test('an event that the orchestrator asked for is proposed, and its data arrives', async () => {
  const story = await storyWith('Running');
  expect(awaitedEvents(story.records, 'order 1')).toEqual(['Paid']);
  await send(story, raiseRequest('order 1', 'Paid', '{"by":"card"}'));

  expect((await story.status('order 1'))?.output).toEqual({ by: 'card' });
});

test('an entity is signalled, with input and without, and is listed with its state until it is purged', async () => {
  const story = openApp(APP);
  expect(await send(story, signalRequest('@counter@a b', 'add', '5'))).toBe(202);
  expect(await send(story, signalRequest('@counter@a b', 'more', ''))).toBe(202);

  expect(entitiesOf(story.records)).toMatchObject([
    { instanceId: '@counter@a b', exists: true, state: '6', lockedBy: null, operations: ['add', 'more'] },
  ]);
  expect(await send(story, operationRequest('Purge', '@counter@a b', ''))).toBe(200);
  expect(entitiesOf(story.records)).toEqual([]);
});

test('an entity with an empty key is addressed as the host wants it', () => {
  expect(signalRequest('@counter@', 'add', '').path).toBe('/runtime/webhooks/durabletask/entities/counter/$?op=add');
});

const answerIn = (story: Scenario) => lastAnswer({ records: story.records, nowMs: story.startMs + story.now() });

test('what the host answered is said, with the code in words, until something else is done', async () => {
  const story = await storyWith('Running');
  expect(answerIn(story)).toBe('');
  const suspend = () => send(story, operationRequest('Suspend', 'order 1', 'audit'));
  await suspend();
  expect(answerIn(story)).toBe('The host answered POST …/instances/order%201/suspend with 202 Accepted.');

  await story.advance('1 hour');
  expect(answerIn(story)).toBe('');
  await suspend();
  expect(answerIn(story)).not.toBe('');
  await story.http('GET', '/runtime/webhooks/durabletask/instances');
  expect(answerIn(story)).toBe('');
  await suspend();
  await story.crash();
  expect(answerIn(story)).toBe('');
});

test('only JSON is JSON', () => {
  expect(['null', '"a"', '{"a":1}', '', 'yes'].map(isJson)).toEqual([true, true, true, false, false]);
});

test('records of requests that the app makes are no answers to the person', () => {
  const request = { sequence: 0, atMs: 0, kind: 'request', answeredBy: null, method: 'POST', status: 202 } as const;
  const records: HubRecord[] = [{ ...request, by: 'Client', path: '/durabletask/instances/a/terminate' }];

  expect(lastAnswer({ records, nowMs: 0 })).toBe('');
});
