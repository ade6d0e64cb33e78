// The built-in HTTP API, from outside and through the SDK's client (host semantics §7.8–7.11, §8).

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

const API = '/runtime/webhooks/durabletask';
const APP = `
df.app.activity('Hello', { handler: (name: string) => 'Hello ' + name });
df.app.orchestration('Greets', function* (context) {
  const name: string = yield context.df.waitForExternalEvent('Name');
  return yield context.df.callActivity('Hello', name);
});`;

test('start answers 202 with the management URLs', async () => {
  const scenario = openApp(APP);

  const response = await scenario.http('POST', `${API}/orchestrators/Greets/g1`, { body: { x: 1 } });

  const base = `http://localhost:7071${API}/instances/g1`;
  expect(response.status).toBe(202);
  expect(response.headers).toMatchObject({ 'retry-after': '10', location: expect.stringContaining(base) as string });
  expect(Object.keys(response.json() as object)).toEqual([
    'id',
    'statusQueryGetUri',
    'sendEventPostUri',
    'terminatePostUri',
    'purgeHistoryDeleteUri',
    'restartPostUri',
    'suspendPostUri',
    'resumePostUri',
  ]);
  expect((await scenario.status('g1'))?.input).toEqual({ x: 1 });
});

test('the management URLs lead to the host as they were answered', async () => {
  const scenario = openApp(APP);
  const started = await scenario.http('POST', `${API}/orchestrators/Greets/g1`);
  const { sendEventPostUri = '', statusQueryGetUri = '' } = started.json() as Record<string, string>;

  const raised = await scenario.http('POST', sendEventPostUri.replace('{eventName}', 'Name'), { body: '"Ann"' });
  await scenario.untilIdle();
  const status = await scenario.http('GET', statusQueryGetUri, { query: { showInput: 'false' } });

  expect([raised.status, status.status]).toEqual([202, 200]);
  expect(status.json()).toMatchObject({ output: 'Hello Ann', input: null });
  expect(scenario.script).toMatchObject([
    { path: `${API}/orchestrators/Greets/g1` },
    { path: sendEventPostUri.replace('http://localhost:7071', '').replace('{eventName}', 'Name') },
    { word: 'untilIdle' },
    { path: `${statusQueryGetUri.replace('http://localhost:7071', '')}&showInput=false` },
  ]);
});

test.each([
  [
    'https://example.com/api/Ping',
    '"https://example.com/api/Ping" does not lead to the host of this app; write a path that begins with / or http://localhost:7071/.',
  ],
  [
    'http://localhost:70711/api/Ping',
    '"http://localhost:70711/api/Ping" does not lead to the host of this app; write a path that begins with / or http://localhost:7071/.',
  ],
  [
    'api/Ping',
    '"api/Ping" does not lead to the host of this app; write a path that begins with / or http://localhost:7071/.',
  ],
])('what leads to no host or to another one is refused: %s', async (path, sentence) => {
  const scenario = openApp(APP);

  await expect(scenario.http('GET', path)).rejects.toThrow(sentence);
});

test('an instance id may hold blanks and letters of any script', async () => {
  const scenario = openApp(APP);

  for (const id of ['my order', 'Größe €5', 'x?y#z']) {
    const path = encodeURIComponent(id);
    const started = await scenario.http('POST', `${API}/orchestrators/Greets/${path}`);
    const raised = await scenario.http('POST', `${API}/instances/${path}/raiseEvent/Name`, { body: '"Ann"' });
    await scenario.untilIdle();
    const status = await scenario.http('GET', `${API}/instances/${path}`);

    expect([started.status, raised.status, status.status]).toEqual([202, 202, 200]);
    expect(status.json()).toMatchObject({ instanceId: id, output: 'Hello Ann' });
  }
});

test('start refuses a body that is not JSON and an id that is in use', async () => {
  const scenario = openApp(APP);

  const broken = await scenario.http('POST', `${API}/orchestrators/Greets/g1`, { body: '{oops' });
  const first = await scenario.http('POST', `${API}/orchestrators/Greets/g1`);
  const second = await scenario.http('POST', `${API}/orchestrators/Greets/g1`);

  expect([broken.status, first.status, second.status]).toEqual([400, 202, 409]);
  expect(broken.json()).toMatchObject({ Message: 'Invalid JSON content' });
  expect(second.json()).toEqual({ Message: 'An Orchestration instance with the status Pending already exists.' });
});

test('an id that Azure documents as invalid starts an instance, as with its newest host, and a notice says so', async () => {
  const scenario = openApp(APP);
  const documented = 'Azure documents such an ID as invalid, and older versions of its host refuse it; choose another.';
  const invalid = [
    ['@x@y', 'The instance ID "@x@y" begins with "@".'],
    ['a#b', 'The instance ID "a#b" holds "#".'],
    ['a\nb', String.raw`The instance ID "a\nb" holds "\n".`],
    ['x'.repeat(257), `The instance ID "${'x'.repeat(257)}" is longer than 256 characters.`],
  ] as const;

  for (const [id, text] of invalid) {
    const answer = await scenario.http('POST', `${API}/orchestrators/Greets/${encodeURIComponent(id)}`);

    expect(answer.status).toBe(202);
    expect(answer.json()).toMatchObject({ id });
    expect(scenario.records).toContainEqual(expect.objectContaining({ kind: 'notice', text: `${text} ${documented}` }));
  }
  await scenario.start('Greets', { instanceId: 'x'.repeat(256) });
  await scenario.start('Greets');
  expect(scenario.records.filter(({ kind }) => kind === 'notice')).toHaveLength(invalid.length);
});

test('the SDK’s client cuts off of an id what a URL would', async () => {
  const scenario = openApp(`${APP}
df.app.client.http('Starts', {
  handler: async (request, client) => ({ body: await client.startNew('Greets', { instanceId: await request.text() }) }),
});`);

  const answer = await scenario.http('POST', '/api/Starts', { body: 'order#1' });

  expect(answer.text).toBe('order'); // it writes ids into its URLs as they are
});

test('an unknown orchestrator is accepted and then fails', async () => {
  const scenario = openApp(APP);
  await scenario.http('POST', `${API}/orchestrators/Nobody/n1`);

  await scenario.untilIdle();

  expect(await scenario.status('n1')).toMatchObject({
    runtimeStatus: 'Failed',
    output:
      "Orchestrator function 'Nobody' failed: The function 'Nobody' doesn't exist, is disabled, or is not an orchestrator function. Additional info: The following are the known orchestrator functions: 'Greets'.",
  });
});

test('status answers 202 while running and 200 with the output at the end', async () => {
  const scenario = openApp(APP);
  await scenario.http('POST', `${API}/orchestrators/Greets/g1`);
  await scenario.advance(0);
  const running = await scenario.http('GET', `${API}/instances/g1`);
  await scenario.http('POST', `${API}/instances/g1/raiseEvent/Name`, { body: '"Ann"' });
  await scenario.untilIdle();
  const done = await scenario.http('GET', `${API}/instances/g1`, {
    query: { showHistory: 'true', showHistoryOutput: 'true' },
  });
  const missing = await scenario.http('GET', `${API}/instances/nobody`);

  expect(running.status).toBe(202);
  expect(running.headers['retry-after']).toBe('5');
  expect(running.json()).toEqual({
    name: 'Greets',
    instanceId: 'g1',
    runtimeStatus: 'Running',
    input: null,
    customStatus: null,
    output: null,
    createdTime: '2030-01-01T00:00:00Z',
    lastUpdatedTime: '2030-01-01T00:00:00Z',
  });
  expect(done.status).toBe(200);
  expect((done.json() as { historyEvents: unknown[] }).historyEvents).toMatchObject([
    { EventType: 'ExecutionStarted', FunctionName: 'Greets' },
    { EventType: 'EventRaised', Name: 'Name', Input: '"Ann"' },
    { EventType: 'TaskCompleted', FunctionName: 'Hello', Result: 'Hello Ann' },
    { EventType: 'ExecutionCompleted', OrchestrationStatus: 'Completed', Result: 'Hello Ann' },
  ]);
  expect([missing.status, missing.text]).toEqual([404, '']);
});

test('raiseEvent answers 202, 404, 410 and 400 as the extension does', async () => {
  const scenario = openApp(APP);
  await scenario.start('Greets', { instanceId: 'g1' });
  const raise = (id: string, options: object = { body: '1' }) =>
    scenario.http('POST', `${API}/instances/${id}/raiseEvent/Name`, options);

  const empty = await raise('g1', {});
  const broken = await raise('g1', { body: 'nope' });
  const text = await raise('g1', { body: '1', headers: { 'Content-Type': 'text/plain' } });
  const unknown = await raise('nobody');
  const accepted = await raise('g1');
  await scenario.untilIdle();
  const gone = await raise('g1');

  expect([empty, broken, text, unknown, accepted, gone].map(({ status }) => status)).toEqual([
    400, 400, 400, 404, 202, 410,
  ]);
  expect(empty.json()).toMatchObject({ Message: 'Invalid JSON content' });
  expect(text.json()).toEqual({ Message: 'Only application/json request content is supported' });
});

test('terminate answers 202, then 410, and 404 for nobody', async () => {
  const scenario = openApp(APP);
  await scenario.start('Greets', { instanceId: 'g1' });
  const terminate = (id: string) => scenario.http('POST', `${API}/instances/${id}/terminate?reason=enough%20now`);

  const accepted = await terminate('g1');
  await scenario.untilIdle();

  expect([accepted.status, (await terminate('g1')).status, (await terminate('nobody')).status]).toEqual([
    202, 410, 404,
  ]);
  expect(await scenario.status('g1')).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough now' });
});

test('what the API does not have is answered 404 without a body', async () => {
  const scenario = openApp(APP);

  const nonsense = await scenario.http('GET', `${API}/nonsense`);
  const method = await scenario.http('PUT', `${API}/instances/g1`);
  await scenario.start('Greets', { instanceId: 'g1' });
  const operation = await scenario.http('POST', `${API}/instances/g1/explode`);
  const constructor = await scenario.http('POST', `${API}/instances/g1/constructor`);
  const outside = await scenario.http('GET', '/elsewhere');

  expect([nonsense, method, operation, constructor, outside].map(({ status, text }) => [status, text])).toEqual(
    Array.from({ length: 5 }, () => [404, '']),
  );
});

test('the SDK’s client starts, reads, raises and terminates through the same API', async () => {
  const scenario = openApp(`${APP}
df.app.client.http('Drive', {
  handler: async (request, client, context) => {
    const id = await client.startNew('Greets', { instanceId: 'mine' });
    await client.raiseEvent(id, 'Name', 'Bob');
    const status = await client.getStatus(id);
    const unknown = await client.raiseEvent('nobody', 'Name', 1).catch((error: Error) => error.message);
    const response = client.createCheckStatusResponse(request, id);
    return { jsonBody: { id, runtimeStatus: status.runtimeStatus, unknown, status: response.status } };
  },
});`);

  const answer = await scenario.http('POST', '/api/Drive');
  await scenario.untilIdle();

  expect(answer.json()).toEqual({
    id: 'mine',
    runtimeStatus: 'Pending',
    unknown: "No instance with ID 'nobody' found.",
    status: 202,
  });
  expect(await scenario.status('mine')).toMatchObject({ runtimeStatus: 'Completed', input: '', output: 'Hello Bob' });
});

test('flags of a status request are read without regard to case', async () => {
  const scenario = openApp(APP);
  await scenario.start('Greets', { instanceId: 'g1', input: { secret: 1 } });
  await scenario.advance(0);

  const answer = await scenario.http('GET', `${API}/instances/g1?ShowHistory=True&showInput=FALSE`);

  expect(answer.json()).toMatchObject({ input: null, historyEvents: [{ EventType: 'ExecutionStarted' }] });
});

test('words of a path are compared without regard to case, and a slash at its end does no harm', async () => {
  const scenario = openApp(`${APP}\napp.http('Plain', { handler: () => ({ body: 'hi' }) });`);

  const started = await scenario.http('POST', `${API.toUpperCase()}/Orchestrators/Greets/g1/`);
  const raised = await scenario.http('POST', `${API}/INSTANCES/g1/raiseevent/Name/`, { body: '"Ann"' });
  await scenario.untilIdle();
  const status = await scenario.http('GET', `${API}/instances/g1/`);
  const gap = await scenario.http('GET', `${API}/instances//g1`);
  const plain = await scenario.http('GET', '/API/plain/');

  expect([started, raised, status, gap, plain].map((answer) => answer.status)).toEqual([202, 202, 200, 404, 200]);
  expect(status.json()).toMatchObject({ output: 'Hello Ann' });
});

test('an id with an encoded slash is two segments to the API, as on Azure', async () => {
  const scenario = openApp(APP);

  const started = await scenario.http('POST', `${API}/orchestrators/Greets/a%2Fb`);
  const status = await scenario.http('GET', `${API}/instances/a%2Fb`);
  const broken = await scenario.http('GET', `${API}/instances/50%`);

  expect([started.status, status.status, broken.status]).toEqual([404, 404, 404]);
});

test('the URLs of a start lead back to an id that needs encoding', async () => {
  const scenario = openApp(APP);

  const started = await scenario.http('POST', `${API}/orchestrators/Greets/${encodeURIComponent("Ann's order? #1")}`);
  const urls = started.json() as { id: string; statusQueryGetUri: string };
  const followed = await scenario.http('GET', urls.statusQueryGetUri.replace('http://localhost:7071', ''));

  expect(urls.id).toBe("Ann's order? #1");
  expect(urls.statusQueryGetUri).toContain('/instances/Ann%27s%20order%3F%20%231?taskHub=');
  expect(followed.json()).toMatchObject({ instanceId: "Ann's order? #1" });
});
