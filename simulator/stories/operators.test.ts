// What operators do: suspend, resume, rewind, restart, purge, look through (host semantics §7.3–7.9).

import { expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { openApp, REMEMBERS } from './one-app.ts';

const API = '/runtime/webhooks/durabletask';
const STEPS = `
df.app.activity('Step', { handler: (name: string) => name });
df.app.orchestration('Waits', function* (context) {
  const event: unknown = yield context.df.waitForExternalEvent('Go');
  context.df.setCustomStatus('went');
  return yield context.df.callActivity('Step', event);
});`;

const post = (scenario: Scenario, path: string) => scenario.http('POST', `${API}/instances/${path}`);

test('a suspended instance takes events and schedules nothing until it is resumed', async () => {
  const scenario = openApp(STEPS);
  await scenario.start('Waits', { instanceId: 'w' });
  await scenario.advance(0);
  const suspended = await post(scenario, 'w/suspend?reason=lunch');
  await scenario.advance(0);
  const during = await scenario.status('w');
  await scenario.raise('w', 'Go', 'now');
  await scenario.untilIdle();
  const ranAhead = await scenario.status('w');
  const ledger = await scenario.ledger();
  const resumed = await post(scenario, 'w/resume?reason=back');
  await scenario.untilIdle();

  expect([suspended.status, resumed.status]).toEqual([202, 202]);
  expect(during).toMatchObject({ runtimeStatus: 'Suspended', output: 'lunch' });
  expect(ranAhead).toMatchObject({ runtimeStatus: 'Suspended', customStatus: 'went' }); // the code ran, its actions did not
  expect(ledger).toEqual([]);
  expect(await scenario.status('w')).toMatchObject({ runtimeStatus: 'Completed', output: 'now' });
});

test('a timer that fires while suspended is acted upon at the resumption', async () => {
  const scenario = openApp(`df.app.orchestration('Sleeps', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  return 'awake';
});`);
  await scenario.start('Sleeps', { instanceId: 's' });
  await scenario.advance('1 s');
  await post(scenario, 's/suspend');
  await scenario.advance('10 min');
  const asleep = await scenario.status('s');
  await post(scenario, 's/resume');
  await scenario.untilIdle();

  expect(asleep?.runtimeStatus).toBe('Suspended');
  expect(await scenario.status('s')).toMatchObject({ runtimeStatus: 'Completed', output: 'awake' });
});

test('a suspended instance can be terminated', async () => {
  const scenario = openApp(STEPS);
  await scenario.start('Waits', { instanceId: 'w' });
  await post(scenario, 'w/suspend');
  await scenario.advance(0);
  await scenario.terminate('w', 'enough');
  await scenario.untilIdle();

  expect(await scenario.status('w')).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough' });
});

test('suspending twice, resuming what runs, and both for the missing and the finished', async () => {
  const scenario = openApp(STEPS);
  await scenario.start('Waits', { instanceId: 'w' });
  await scenario.advance(0);
  const tooEarly = await post(scenario, 'w/resume');
  await post(scenario, 'w/suspend');
  await scenario.advance(0);
  const twice = await post(scenario, 'w/suspend');
  await post(scenario, 'w/resume');
  await scenario.raise('w', 'Go', 1);
  await scenario.untilIdle();
  const [gone, missing] = [await post(scenario, 'w/suspend'), await post(scenario, 'nobody/resume')];

  expect([tooEarly, twice, gone, missing].map(({ status }) => status)).toEqual([500, 500, 410, 404]);
  expect(tooEarly.json()).toMatchObject({
    Message: 'Something went wrong while processing your request',
    ExceptionMessage: 'Cannot resume the orchestration instance w because instance is in the Running state.',
  });
  expect(twice.json()).toMatchObject({
    ExceptionMessage: 'Cannot suspend the orchestration instance w because instance is in the Suspended state.',
  });
});

test('a rewound instance keeps its successes and tries the rest again', async () => {
  const scenario = openApp(
    `
let down = true;
df.app.activity('Step', { handler: (name: string) => name });
df.app.activity('Repair', { handler: () => { down = false; } });
df.app.activity('Flaky', { handler: () => { if (down) throw new Error('down'); return 'up'; } });
df.app.orchestration('Child', function* (context) { return yield context.df.callActivity('Flaky'); });
df.app.orchestration('Parent', function* (context) {
  yield context.df.callActivity('Step', 'first');
  return yield context.df.callSubOrchestrator('Child', undefined, 'child');
});
df.app.orchestration('Repairs', function* (context) { yield context.df.callActivity('Repair'); });`,
    REMEMBERS,
  );
  await scenario.start('Parent', { instanceId: 'p' });
  await scenario.untilIdle();
  const failed = await scenario.status('p');
  await scenario.start('Repairs');
  await scenario.untilIdle();
  const rewound = await post(scenario, 'p/rewind?reason=repaired');
  const pending = await scenario.status('p');
  await scenario.untilIdle();

  expect(failed?.runtimeStatus).toBe('Failed');
  expect(rewound.status).toBe(202);
  expect(pending).toMatchObject({ runtimeStatus: 'Pending', output: null });
  expect(await scenario.status('p')).toMatchObject({ runtimeStatus: 'Completed', output: 'up' });
  expect((await scenario.ledger()).map(({ name }) => name)).toEqual(['Step', 'Flaky', 'Repair', 'Flaky']);
});

test('only what has failed can be rewound', async () => {
  const scenario = openApp(STEPS);
  await scenario.start('Waits', { instanceId: 'w' });
  await scenario.advance(0);
  const [running, missing] = [await post(scenario, 'w/rewind'), await post(scenario, 'nobody/rewind')];

  expect([running.status, running.json()]).toEqual([
    412,
    'This orchestration has status Running, but only orchestrations in the "Failed" state can be rewound.',
  ]);
  expect([missing.status, missing.json()]).toEqual([404, 'No orchestration with instance ID "$nobody" found.']);
});

test('a restart with the id of an instance that has not ended is refused, and the instance goes on as it was', async () => {
  const scenario = openApp(STEPS);
  const restarted = async () => (await post(scenario, 'w/restart?restartWithNewInstanceId=false')).status;
  await scenario.start('Waits', { instanceId: 'w', input: { n: 1 } });
  const pending = await restarted();
  await scenario.advance(0);
  const before = await scenario.history('w');
  const running = await restarted();
  await post(scenario, 'w/suspend');
  await scenario.advance(0);
  const suspended = await restarted();
  await post(scenario, 'w/resume');
  await scenario.advance(0);

  expect([pending, running, suspended]).toEqual([409, 409, 409]);
  expect((await scenario.history('w')).slice(0, before.length)).toEqual(before);
  expect(scenario.records.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  expect(await scenario.status('w')).toMatchObject({ runtimeStatus: 'Running', input: { n: 1 } });
});

test('a restart begins anew with the same input, under another id or the same', async () => {
  const scenario = openApp(STEPS);
  await scenario.start('Waits', { instanceId: 'w', input: { n: 1 } });
  await scenario.advance(0);
  const another = await post(scenario, 'w/restart');
  const refused = await post(scenario, 'w/restart?restartWithNewInstanceId=false');
  await scenario.terminate('w');
  await scenario.advance(0);
  const same = await post(scenario, 'w/restart?restartWithNewInstanceId=false');
  const missing = await post(scenario, 'nobody/restart');

  const { id } = another.json() as { id: string };
  expect([another.status, refused.status, same.status, missing.status]).toEqual([202, 409, 202, 400]);
  expect(await scenario.status(id)).toMatchObject({ name: 'Waits', input: { n: 1 } });
  expect(same.json()).toMatchObject({ id: 'w' });
  expect(refused.json()).toEqual({ Message: 'A non-terminal instance with this instance ID already exists.' });
});

test('purging removes what has finished, one by one or by a filter', async () => {
  const scenario = openApp(STEPS);
  const purge = (path: string) => scenario.http('DELETE', `${API}/instances${path}`);
  for (const instanceId of ['a', 'b', 'c']) await scenario.start('Waits', { instanceId });
  await scenario.advance('1 min');
  for (const id of ['a', 'b']) await scenario.raise(id, 'Go', 1);
  await scenario.untilIdle();

  const running = await purge('/c');
  const one = await purge('/a');
  const missing = await purge('/a');
  const withoutTime = await purge('');
  const rest = await purge('?createdTimeFrom=2029-12-31T00:00:00Z&runtimeStatus=Completed,Failed');
  const none = await purge('?createdTimeFrom=2029-12-31T00:00:00Z&runtimeStatus=Completed');

  expect(running.status).toBe(412);
  expect(running.json()).toBe(
    'Only orchestrations in a terminal state can be purged, but the orchestration with instance ID c has status Running',
  );
  expect([one.json(), missing.status]).toEqual([{ instancesDeleted: 1 }, 404]);
  expect([withoutTime.status, withoutTime.json()]).toEqual([
    400,
    "Please provide value for 'createdTimeFrom' parameter.",
  ]);
  expect([rest.json(), none.status, none.text]).toEqual([{ instancesDeleted: 1 }, 404, '']);
  expect((await scenario.instances()).map(({ instanceId }) => instanceId)).toEqual(['c']);
});

test('instances are listed by id, filtered, and in pages', async () => {
  const scenario = openApp(STEPS);
  for (const instanceId of ['b2', 'a1', 'b1']) await scenario.start('Waits', { instanceId, input: 1 });
  await scenario.advance('1 min');
  await scenario.start('Waits', { instanceId: 'late' });
  await scenario.terminate('b1');
  await scenario.advance(0);
  const list = async (query: string, headers = {}) => {
    const answer = await scenario.http('GET', `${API}/instances${query}`, { headers });
    const ids = (answer.json() as { instanceId: string }[]).map(({ instanceId }) => instanceId);
    return { ids, token: answer.headers['x-ms-continuation-token'] };
  };

  expect((await list('/')).ids).toEqual(['a1', 'b1', 'b2', 'late']);
  expect((await list('?instanceIdPrefix=b')).ids).toEqual(['b1', 'b2']);
  expect((await list('?runtimeStatus=Terminated&runtimeStatus=Failed')).ids).toEqual(['b1']);
  expect((await list('?runtimeStatus=nonsense')).ids).toHaveLength(4); // no usable word is no filter
  expect((await list('?createdTimeFrom=2030-01-01T00:00:30Z')).ids).toEqual(['late']);
  const first = await list('?top=3');
  const second = await list('?top=3', { 'x-ms-continuation-token': first.token });
  expect([first.ids, second.ids, second.token]).toEqual([['a1', 'b1', 'b2'], ['late'], '']);
});

test('every method of the SDK’s client works', async () => {
  const scenario = openApp(`${STEPS}
df.app.orchestration('Fails', function* () { throw new Error('no'); });
df.app.client.http('Drive', {
  handler: async (request, client) => {
    const done: Record<string, unknown> = {};
    const said = async (name: string, call: () => Promise<unknown>) => {
      done[name] = await call().then((value) => value ?? 'ok', (error: Error) => error.message);
    };
    if (request.query.get('part') === '1') {
      await said('suspend', () => client.suspend('w', 'pause'));
      return { jsonBody: done };
    }
    await said('suspend again', () => client.suspend('w', 'pause'));
    await said('resume', () => client.resume('w', 'go on'));
    await said('rewind', () => client.rewind('w', 'why not'));
    await said('all', async () => (await client.getStatusAll()).map((status) => status.instanceId));
    await said('by', async () => (await client.getStatusBy({ runtimeStatus: [df.OrchestrationRuntimeStatus.Failed] })).length);
    await said('purge', () => client.purgeInstanceHistory('f'));
    await said('purge nobody', () => client.purgeInstanceHistory('f'));
    await said('terminate nobody', () => client.terminate('nobody', 'x'));
    return { jsonBody: done };
  },
});`);
  await scenario.start('Waits', { instanceId: 'w' });
  await scenario.start('Fails', { instanceId: 'f' });
  await scenario.advance(0);
  const first = await scenario.http('POST', '/api/Drive?part=1');
  await scenario.advance(0);

  const second = await scenario.http('POST', '/api/Drive?part=2');

  expect(first.json()).toEqual({ suspend: 'ok' });
  expect(second.json()).toEqual({
    'suspend again': expect.stringContaining('The operation failed with an unexpected status code: 500.') as string,
    resume: 'ok',
    rewind: 'This orchestration has status Suspended, but only orchestrations in the "Failed" state can be rewound.',
    all: ['f', 'w'],
    by: 1,
    purge: { instancesDeleted: 1 },
    'purge nobody': { instancesDeleted: 0 },
    'terminate nobody': "No instance with ID 'nobody' found.",
  });
});

test('a start with a time-out waits for the output on the virtual clock', async () => {
  const scenario = openApp(`df.app.orchestration('Sleeps', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + Number(context.df.getInput())));
  return 'awake';
});`);
  const start = (body: number) =>
    scenario.http('POST', `${API}/orchestrators/Sleeps?timeout=10&pollingInterval=2`, { body });

  const inTime = await start(5_000);
  const late = await start(60_000);
  const wrong = await scenario.http('POST', `${API}/orchestrators/Sleeps?timeout=1&pollingInterval=2`, { body: 1 });

  expect([inTime.status, inTime.json()]).toEqual([200, 'awake']);
  expect([late.status, wrong.status]).toEqual([202, 400]);
  expect(scenario.now()).toBe(6_000 + 10_000);
});

test('the version of a start reaches the orchestrator, and a child has its own', async () => {
  const scenario = openApp(`
df.app.orchestration('Child', function* (context) { return context.df.version; });
df.app.orchestration('Parent', function* (context) {
  const child: unknown = yield context.df.callSubOrchestrator('Child', undefined, 'c', '2.0');
  return [context.df.version, child];
});
df.app.client.http('Start', {
  handler: async (_request, client) => ({ body: await client.startNew('Parent', { instanceId: 'p', version: '1.5' }) }),
});`);
  await scenario.http('POST', '/api/Start');

  await scenario.untilIdle();

  expect((await scenario.status('p'))?.output).toEqual(['1.5', '2.0']);
});

const RETRIES = `
let down = true;
df.app.activity('Repair', { handler: () => { down = false; } });
df.app.activity('Flaky', { handler: () => { if (down) throw new Error('down'); return 'up'; } });
df.app.orchestration('Repairs', function* (context) { yield context.df.callActivity('Repair'); });
df.app.orchestration('Insists', function* (context) {
  return yield context.df.callActivityWithRetry('Flaky', new df.RetryOptions(1_000, 2));
});
df.app.orchestration('Catches', function* (context) {
  try {
    yield context.df.callActivity('Flaky');
  } catch {
    yield context.df.callSubOrchestrator('Repairs', undefined, 'repairs');
  }
  throw new Error('enough');
});`;

test.each([
  [
    'timers between retries stay when failed calls go',
    'Insists',
    'as number 1 the history holds a timer, and this replay asked for nothing there.',
  ],
  [
    'a failure that was caught goes as well',
    'Catches',
    'as number 1 the history holds the sub-orchestration "Repairs", and this replay asked for nothing there.',
  ],
])('after a rewind %s, and a notice lays it to the rewind', async (_, orchestrator, told) => {
  const scenario = openApp(RETRIES, REMEMBERS);
  await scenario.start(orchestrator, { instanceId: 'x' });
  await scenario.untilIdle();
  await scenario.start('Repairs');
  await scenario.untilIdle();
  await post(scenario, 'x/rewind?reason=repaired');
  await scenario.untilIdle();

  expect(await scenario.status('x')).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining('Non-Deterministic workflow detected') as string,
  });
  const notices = scenario.records.flatMap((record) => (record.kind === 'notice' ? [record.text] : []));
  const remedy =
    'A rewind takes failed calls out of the history, also where the code had caught the failure, and leaves the rest, as timers between retries. It does so on Azure, too: start the instance anew, or restart it.';
  expect(notices).toContain(`${orchestrator} was rewound, and its history no longer fits: ${told} ${remedy}`);
});
