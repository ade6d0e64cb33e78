// The worked examples of the host semantics (§2.6): whole histories, event for event.

import { expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { historyLines } from './history-lines.ts';
import { openApp, REMEMBERS } from './one-app.ts';

const HELLO = `df.app.activity('Hello', { handler: (name: string) => 'Hello ' + name + '!' });\n`;

async function linesOf(scenario: Scenario, instanceId: string): Promise<string[]> {
  return historyLines(await scenario.history(instanceId), scenario.startMs);
}

/** The details of a failure are long, and `lifecycle` has them. */
const withoutDetails = (lines: readonly string[]) => lines.map((line) => line.replace(/,"Details":.*$/, '}'));

test('E1: two activities in sequence take three episodes', async () => {
  const scenario = openApp(`${HELLO}
df.app.orchestration('Seq', function* (context) {
  const a = yield context.df.callActivity('Hello', 'A');
  const b = yield context.df.callActivity('Hello', 'B');
  return [a, b];
});`);
  const id = await scenario.start('Seq', { instanceId: 'i1' });

  await scenario.untilIdle();

  expect(await linesOf(scenario, id)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Seq"}',
    '0 TaskScheduled(0) p=0 {"Name":"Hello"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":0,"Result":"\\"Hello A!\\""}',
    '0 TaskScheduled(1) p=0 {"Name":"Hello"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":1,"Result":"\\"Hello B!\\""}',
    '0 ExecutionCompleted(2) p=0 {"OrchestrationStatus":1,"Result":"[\\"Hello A!\\",\\"Hello B!\\"]"}',
    '0 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E2: a fan-out whose results arrive together takes two episodes', async () => {
  const scenario = openApp(`${HELLO}
df.app.orchestration('Fan', function* (context) {
  return yield context.df.Task.all([context.df.callActivity('Hello', 'A'), context.df.callActivity('Hello', 'B')]);
});`);
  const id = await scenario.start('Fan');

  await scenario.untilIdle();

  expect(await linesOf(scenario, id)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Fan"}',
    '0 TaskScheduled(0) p=0 {"Name":"Hello"}',
    '0 TaskScheduled(1) p=0 {"Name":"Hello"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":0,"Result":"\\"Hello A!\\""}',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":1,"Result":"\\"Hello B!\\""}',
    '0 ExecutionCompleted(2) p=0 {"OrchestrationStatus":1,"Result":"[\\"Hello A!\\",\\"Hello B!\\"]"}',
    '0 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E2: results that arrive apart open an episode without decisions in between', async () => {
  const scenario = openApp(`
df.app.activity('Quick', { handler: () => 1 });
df.app.activity('Slow', { handler: () => 2 });
df.app.orchestration('Fan', function* (context) {
  return yield context.df.Task.all([context.df.callActivity('Quick'), context.df.callActivity('Slow')]);
});`);
  await scenario.stub('Slow', { takes: '5 s' });
  const id = await scenario.start('Fan');

  await scenario.untilIdle();

  expect((await linesOf(scenario, id)).slice(5)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":0,"Result":"1"}',
    '0 OrchestratorCompleted(-1) p=0',
    '5 OrchestratorStarted(-1) p=0',
    '5 TaskCompleted(-1) p=1 {"TaskScheduledId":1,"Result":"2"}',
    '5 ExecutionCompleted(2) p=0 {"OrchestrationStatus":1,"Result":"[1,2]"}',
    '5 OrchestratorCompleted(-1) p=0',
  ]);
});

const RACE = `
df.app.orchestration('Race', function* (context) {
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  const approval = context.df.waitForExternalEvent('Approve');
  const winner = yield context.df.Task.any([approval, timer]);
  if (winner === timer) return 'timeout';
  timer.cancel();
  return { by: approval.result };
});`;

test('E3: an event beats the timer, and a name in the wrong case does not count', async () => {
  const scenario = openApp(RACE);
  const id = await scenario.start('Race');
  await scenario.advance('10 s');
  await scenario.raise(id, 'approve', 'nobody');
  await scenario.raise(id, 'Approve', 'bob');

  await scenario.untilIdle();

  expect(await linesOf(scenario, id)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Race"}',
    '0 TimerCreated(0) p=0 {"FireAt":60}',
    '0 OrchestratorCompleted(-1) p=0',
    '10 OrchestratorStarted(-1) p=0',
    '10 EventRaised(-1) p=1 {"Name":"approve","Input":"\\"nobody\\""}',
    '10 EventRaised(-1) p=1 {"Name":"Approve","Input":"\\"bob\\""}',
    '10 ExecutionCompleted(1) p=0 {"OrchestrationStatus":1,"Result":"{\\"by\\":\\"bob\\"}"}',
    '10 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E4: the timer beats the event', async () => {
  const scenario = openApp(RACE);
  const id = await scenario.start('Race');

  await scenario.untilIdle();

  expect(await linesOf(scenario, id)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Race"}',
    '0 TimerCreated(0) p=0 {"FireAt":60}',
    '0 OrchestratorCompleted(-1) p=0',
    '60 OrchestratorStarted(-1) p=0',
    '0 TimerFired(-1) p=1 {"TimerId":0,"FireAt":60}',
    '60 ExecutionCompleted(1) p=0 {"OrchestrationStatus":1,"Result":"\\"timeout\\""}',
    '60 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E8: continue-as-new starts a new history in the same dispatch', async () => {
  const scenario = openApp(`
df.app.orchestration('Again', function* (context) {
  const round: number = context.df.getInput();
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 5_000));
  if (round < 2) context.df.continueAsNew(round + 1);
});`);
  const id = await scenario.start('Again', { input: 0 });

  await scenario.advance('5 s');
  expect(await linesOf(scenario, id)).toEqual([
    '5 OrchestratorStarted(-1) p=0',
    '5 ExecutionStarted(-1) p=1 {"Name":"Again","Input":"1"}',
    '5 OrchestratorCompleted(-1) p=0',
    '5 TimerCreated(0) p=0 {"FireAt":10}',
    '5 OrchestratorCompleted(-1) p=0',
  ]);

  await scenario.advance('5 s');
  await scenario.untilIdle();
  expect(await linesOf(scenario, id)).toEqual([
    '10 OrchestratorStarted(-1) p=0',
    '10 ExecutionStarted(-1) p=1 {"Name":"Again","Input":"2"}',
    '10 OrchestratorCompleted(-1) p=0',
    '10 TimerCreated(0) p=0 {"FireAt":15}',
    '10 OrchestratorCompleted(-1) p=0',
    '15 OrchestratorStarted(-1) p=0',
    '10 TimerFired(-1) p=1 {"TimerId":0,"FireAt":15}',
    '15 ExecutionCompleted(1) p=0 {"OrchestrationStatus":1}',
    '15 OrchestratorCompleted(-1) p=0',
  ]);
  expect(await scenario.status(id)).toMatchObject({ runtimeStatus: 'Completed', input: 2, output: null });
});

test('E5: retries are the host’s, and cost a timer and an id each', async () => {
  const scenario = openApp(
    `
let attempts = 0;
df.app.activity('Flaky', { handler: () => { attempts += 1; if (attempts < 3) throw new Error('not yet'); return 'ok'; } });
df.app.orchestration('Retry', function* (context) {
  return yield context.df.callActivityWithRetry('Flaky', new df.RetryOptions(1000, 3));
});`,
    REMEMBERS,
  );
  await scenario.stub('Flaky', { takes: '100 ms' });
  const id = await scenario.start('Retry');

  await scenario.untilIdle();

  expect(withoutDetails(await linesOf(scenario, id))).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Retry"}',
    '0 TaskScheduled(0) p=0 {"Name":"Flaky"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0.1 OrchestratorStarted(-1) p=0',
    `0.1 TaskFailed(-1) p=1 {"TaskScheduledId":0,"Reason":"Activity function 'Flaky' failed:  not yet"}`,
    '0.1 TimerCreated(1) p=0 {"FireAt":1.1}',
    '0.1 OrchestratorCompleted(-1) p=0',
    '1.1 OrchestratorStarted(-1) p=0',
    '0.1 TimerFired(-1) p=1 {"TimerId":1,"FireAt":1.1}',
    '1.1 TaskScheduled(2) p=0 {"Name":"Flaky"}',
    '1.1 OrchestratorCompleted(-1) p=0',
    '1.2 OrchestratorStarted(-1) p=0',
    `1.2 TaskFailed(-1) p=1 {"TaskScheduledId":2,"Reason":"Activity function 'Flaky' failed:  not yet"}`,
    '1.2 TimerCreated(3) p=0 {"FireAt":2.2}',
    '1.2 OrchestratorCompleted(-1) p=0',
    '2.2 OrchestratorStarted(-1) p=0',
    '1.2 TimerFired(-1) p=1 {"TimerId":3,"FireAt":2.2}',
    '2.2 TaskScheduled(4) p=0 {"Name":"Flaky"}',
    '2.2 OrchestratorCompleted(-1) p=0',
    '2.3 OrchestratorStarted(-1) p=0',
    '2.3 TaskCompleted(-1) p=1 {"TaskScheduledId":4,"Result":"\\"ok\\""}',
    '2.3 ExecutionCompleted(5) p=0 {"OrchestrationStatus":1,"Result":"\\"ok\\""}',
    '2.3 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E6: an exhausted retry is seen one timer later', async () => {
  const scenario = openApp(`
df.app.activity('Broken', { handler: () => { throw new Error('boom'); } });
df.app.orchestration('Retry', function* (context) {
  try { yield context.df.callActivityWithRetry('Broken', new df.RetryOptions(1000, 2)); } catch { return 'gave up'; }
});`);
  const id = await scenario.start('Retry');

  await scenario.untilIdle();

  expect(withoutDetails(await linesOf(scenario, id))).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Retry"}',
    '0 TaskScheduled(0) p=0 {"Name":"Broken"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    `0 TaskFailed(-1) p=1 {"TaskScheduledId":0,"Reason":"Activity function 'Broken' failed:  boom"}`,
    '0 TimerCreated(1) p=0 {"FireAt":1}',
    '0 OrchestratorCompleted(-1) p=0',
    '1 OrchestratorStarted(-1) p=0',
    '0 TimerFired(-1) p=1 {"TimerId":1,"FireAt":1}',
    '1 TaskScheduled(2) p=0 {"Name":"Broken"}',
    '1 OrchestratorCompleted(-1) p=0',
    '1 OrchestratorStarted(-1) p=0',
    `1 TaskFailed(-1) p=1 {"TaskScheduledId":2,"Reason":"Activity function 'Broken' failed:  boom"}`,
    '1 TimerCreated(3) p=0 {"FireAt":1}',
    '1 OrchestratorCompleted(-1) p=0',
    '1 OrchestratorStarted(-1) p=0',
    '1 TimerFired(-1) p=1 {"TimerId":3,"FireAt":1}',
    '1 ExecutionCompleted(4) p=0 {"OrchestrationStatus":1,"Result":"\\"gave up\\""}',
    '1 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E7: a sub-orchestration is an instance of its own, named after its parent’s execution', async () => {
  const scenario = openApp(`
df.app.orchestration('Child', function* (context) { return context.df.getInput().x + 1; });
df.app.orchestration('Parent', function* (context) { return yield context.df.callSubOrchestrator('Child', { x: 1 }); });`);
  const id = await scenario.start('Parent');

  await scenario.untilIdle();

  const [parent, child] = await scenario.instances();
  const started = (await scenario.history(id)).find((event) => event.EventType === 0);
  expect(parent).toMatchObject({ instanceId: id, runtimeStatus: 'Completed', output: 2 });
  expect(child?.instanceId).toBe(`${started?.OrchestrationInstance.ExecutionId}:0`);
  expect((await scenario.history(child?.instanceId ?? '')).find((event) => event.EventType === 0)).toMatchObject({
    Name: 'Child',
    Input: '{"x":1}',
    ParentInstance: { Name: 'Parent', TaskScheduleId: 0 },
  });
  expect((await linesOf(scenario, id)).slice(4)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 SubOrchestrationInstanceCompleted(-1) p=1 {"TaskScheduledId":0,"Result":"2"}',
    '0 ExecutionCompleted(1) p=0 {"OrchestrationStatus":1,"Result":"2"}',
    '0 OrchestratorCompleted(-1) p=0',
  ]);
});

const COUNTER = `
df.app.entity('Counter', (context) => {
  const current: number = context.df.getState(() => 0);
  if (context.df.operationName === 'add') context.df.setState(current + Number(context.df.getInput()));
  else context.df.return(current);
});
const counter = (key: string) => new df.EntityId('Counter', key);
`;

/** The lines with G1, G2, … in the place of guids, in the order in which they occur. */
async function linesWithGuidsOf(scenario: Scenario, instanceId: string): Promise<string[]> {
  const known: string[] = [];
  return (await linesOf(scenario, instanceId)).map((line) =>
    line.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (guid) => {
      if (!known.includes(guid)) known.push(guid);
      return `G${known.indexOf(guid) + 1}`;
    }),
  );
}

test('E9: a signal and a call of an entity', async () => {
  const scenario = openApp(`${COUNTER}
df.app.orchestration('Counts', function* (context) {
  context.df.signalEntity(counter('k'), 'add', 5);
  return yield context.df.callEntity(counter('k'), 'get');
});`);
  const id = await scenario.start('Counts', { instanceId: 'i1' });

  await scenario.untilIdle();

  expect(await linesWithGuidsOf(scenario, id)).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Counts"}',
    '0 EventSent(0) p=0 {"InstanceId":"@counter@k","Name":"op","Input":"{\\"op\\":\\"add\\",\\"signal\\":true,\\"input\\":\\"5\\",\\"id\\":\\"G1\\",\\"parent\\":\\"i1\\"}"}',
    '0 EventSent(1) p=0 {"InstanceId":"@counter@k","Name":"op","Input":"{\\"op\\":\\"get\\",\\"id\\":\\"G2\\",\\"parent\\":\\"i1\\",\\"parentExecution\\":\\"G3\\"}"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    '0 EventRaised(-1) p=1 {"Name":"G2","Input":"{\\"result\\":\\"5\\"}"}',
    '0 ExecutionCompleted(2) p=0 {"OrchestrationStatus":1,"Result":"5"}',
    '0 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E10: a critical section locks in order, and its releases take an id each', async () => {
  const scenario = openApp(`${HELLO}${COUNTER}
df.app.orchestration('Locks', function* (context) {
  const lock: df.DurableLock = yield context.df.lock([counter('b'), counter('a')]);
  const value: number = yield context.df.callEntity(counter('a'), 'get');
  yield context.df.callEntity(counter('b'), 'add', value + 1);
  lock.release();
  yield context.df.callActivity('Hello', 'x');
});`);
  const id = await scenario.start('Locks', { instanceId: 'i1' });

  await scenario.untilIdle();

  const lines = await linesWithGuidsOf(scenario, id);
  const op = (text: string) => JSON.stringify(text).slice(1, -1);
  const lockset = '[{"name":"counter","key":"a"},{"name":"counter","key":"b"}]';
  expect(lines).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Locks"}',
    `0 EventSent(0) p=0 {"InstanceId":"@counter@a","Name":"op","Input":"${op(`{"op":null,"id":"G1","parent":"i1","parentExecution":"G2","lockset":${lockset},"pos":0}`)}"}`,
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    `0 EventRaised(-1) p=1 {"Name":"G1","Input":"${op('{"result":"Lock Acquisition Completed"}')}"}`,
    `0 EventSent(1) p=0 {"InstanceId":"@counter@a","Name":"op","Input":"${op('{"op":"get","id":"G3","parent":"i1","parentExecution":"G2"}')}"}`,
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    `0 EventRaised(-1) p=1 {"Name":"G3","Input":"${op('{"result":"0"}')}"}`,
    `0 EventSent(2) p=0 {"InstanceId":"@counter@b","Name":"op","Input":"${op('{"op":"add","input":"1","id":"G4","parent":"i1","parentExecution":"G2"}')}"}`,
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    `0 EventRaised(-1) p=1 {"Name":"G4","Input":"${op('{"result":null}')}"}`,
    `0 EventSent(3) p=0 {"InstanceId":"@counter@a","Name":"release","Input":"${op('{"parent":"i1","id":"G1"}')}"}`,
    `0 EventSent(4) p=0 {"InstanceId":"@counter@b","Name":"release","Input":"${op('{"parent":"i1","id":"G1"}')}"}`,
    '0 TaskScheduled(5) p=0 {"Name":"Hello"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    '0 TaskCompleted(-1) p=1 {"TaskScheduledId":5,"Result":"\\"Hello x!\\""}',
    '0 ExecutionCompleted(6) p=0 {"OrchestrationStatus":1}',
    '0 OrchestratorCompleted(-1) p=0',
  ]);
});

test('E11: two retries in one Task.all take their ids in the order of the events', async () => {
  const scenario = openApp(
    `
const left: Record<string, number> = { A: 1, B: 2 };
const flaky = (name: string) => df.app.activity(name, { handler: () => { if ((left[name] -= 1) >= 0) throw new Error('no'); return name; } });
flaky('A');
flaky('B');
df.app.orchestration('Both', function* (context) {
  const options = new df.RetryOptions(1000, 3);
  return yield context.df.Task.all([context.df.callActivityWithRetry('A', options), context.df.callActivityWithRetry('B', options)]);
});`,
    REMEMBERS,
  );
  const id = await scenario.start('Both');

  await scenario.untilIdle();

  const failed = (seconds: number, id: number, name: string) =>
    `${seconds} TaskFailed(-1) p=1 {"TaskScheduledId":${id},"Reason":"Activity function '${name}' failed:  no"}`;
  expect(withoutDetails(await linesOf(scenario, id))).toEqual([
    '0 OrchestratorStarted(-1) p=0',
    '0 ExecutionStarted(-1) p=1 {"Name":"Both"}',
    '0 TaskScheduled(0) p=0 {"Name":"A"}',
    '0 TaskScheduled(1) p=0 {"Name":"B"}',
    '0 OrchestratorCompleted(-1) p=0',
    '0 OrchestratorStarted(-1) p=0',
    failed(0, 0, 'A'),
    failed(0, 1, 'B'),
    '0 TimerCreated(2) p=0 {"FireAt":1}',
    '0 TimerCreated(3) p=0 {"FireAt":1}',
    '0 OrchestratorCompleted(-1) p=0',
    '1 OrchestratorStarted(-1) p=0',
    '0 TimerFired(-1) p=1 {"TimerId":2,"FireAt":1}',
    '0 TimerFired(-1) p=1 {"TimerId":3,"FireAt":1}',
    '1 TaskScheduled(4) p=0 {"Name":"A"}',
    '1 TaskScheduled(5) p=0 {"Name":"B"}',
    '1 OrchestratorCompleted(-1) p=0',
    '1 OrchestratorStarted(-1) p=0',
    '1 TaskCompleted(-1) p=1 {"TaskScheduledId":4,"Result":"\\"A\\""}',
    failed(1, 5, 'B'),
    '1 TimerCreated(6) p=0 {"FireAt":2}',
    '1 OrchestratorCompleted(-1) p=0',
    '2 OrchestratorStarted(-1) p=0',
    '1 TimerFired(-1) p=1 {"TimerId":6,"FireAt":2}',
    '2 TaskScheduled(7) p=0 {"Name":"B"}',
    '2 OrchestratorCompleted(-1) p=0',
    '2 OrchestratorStarted(-1) p=0',
    '2 TaskCompleted(-1) p=1 {"TaskScheduledId":7,"Result":"\\"B\\""}',
    '2 ExecutionCompleted(8) p=0 {"OrchestrationStatus":1,"Result":"[\\"A\\",\\"B\\"]"}',
    '2 OrchestratorCompleted(-1) p=0',
  ]);
  expect((await scenario.status(id))?.output).toEqual(['A', 'B']);
});
