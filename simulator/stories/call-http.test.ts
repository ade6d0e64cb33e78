// callHttp: requests of orchestrators, to the app's own functions and to the world (host semantics §11.5).

import { expect, test } from 'vitest';
import { IN_FLIGHT, openApp, REMEMBERS } from './one-app.ts';

const CALLS = `
df.app.orchestration('Calls', function* (context) {
  const { url, enablePolling } = context.df.getInput() as { url: string; enablePolling?: boolean };
  const response: df.DurableHttpResponse = yield context.df.callHttp({ method: 'GET', url, enablePolling });
  return { status: response.statusCode, content: response.content };
});`;

test('a function of the app answers without a socket', async () => {
  const scenario = openApp(`${CALLS}
app.http('Hello', { handler: () => ({ status: 201, body: 'hi' }) });`);
  const id = await scenario.start('Calls', { input: { url: 'http://localhost:7071/api/Hello' } });

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toEqual({ status: 201, content: 'hi' });
});

test('an answer of 202 is polled on the virtual clock, at the pace that it asks for', async () => {
  const scenario = openApp(
    `${CALLS}
let asked = 0;
app.http('Begin', { handler: () => ({ status: 202, headers: { location: 'http://localhost:7071/api/Poll', 'retry-after': '10' } }) });
app.http('Poll', {
  handler: () => ((asked += 1) < 3 ? { status: 202, headers: { location: 'http://localhost:7071/api/Poll' } } : { body: 'done' }),
});`,
    REMEMBERS,
  );
  const id = await scenario.start('Calls', { input: { url: 'http://localhost:7071/api/Begin' } });

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toEqual({ status: 200, content: 'done' });
  expect(scenario.now()).toBe(10_000 + 30_000 + 30_000);
  expect((await scenario.history(id)).flatMap((event) => (event.EventType === 4 ? [event.Name] : []))).toEqual(
    Array.from({ length: 4 }, () => 'BuiltIn::HttpActivity'),
  );
});

test('without polling, the answer is what came first', async () => {
  const scenario = openApp(`${CALLS}
app.http('Begin', { handler: () => ({ status: 202, headers: { location: 'http://localhost:7071/api/Begin' } }) });`);
  const url = 'http://localhost:7071/api/Begin';
  const id = await scenario.start('Calls', { input: { url, enablePolling: false } });

  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toMatchObject({ status: 202 });
});

test('somebody stands in for the rest of the world; without one the call fails, and can be caught', async () => {
  const outside = (request: Request) => Promise.resolve(Response.json({ asked: request.url }, { status: 404 }));
  const url = 'https://example.com/weather';
  const connected = openApp(CALLS, { outside });
  const alone = openApp(CALLS);
  const answered = await connected.start('Calls', { input: { url } });
  const failed = await alone.start('Calls', { input: { url } });
  await connected.untilIdle();
  await alone.untilIdle();

  expect((await connected.status(answered))?.output).toEqual({ status: 404, content: JSON.stringify({ asked: url }) });
  expect((await alone.status(failed))?.output).toContain("Activity function 'BuiltIn::HttpActivity' failed:");
});

test('a call that has ended is not sent again, whoever begins to wait before the worker dies', async () => {
  const scenario = openApp(
    `${CALLS}
app.http('Hello', { handler: () => ({ body: 'hi' }) });
df.app.activity('Sleeps', { handler: () => new Promise((resolve) => setTimeout(resolve, 60_000)) });
df.app.orchestration('Later', function* (context) { yield context.df.callActivity('Sleeps'); });`,
    IN_FLIGHT,
  );
  await scenario.start('Calls', { input: { url: 'http://localhost:7071/api/Hello' } });
  await scenario.untilIdle();
  await scenario.start('Later');
  await scenario.advance(1_000);

  await scenario.crash();
  await scenario.untilIdle();

  expect((await scenario.ledger()).map(({ name }) => name)).toEqual(['BuiltIn::HttpActivity', 'Sleeps', 'Sleeps']);
});

test('a call that has been answered is not sent again after a crash', async () => {
  const scenario = openApp(`${CALLS}\napp.http('Hello', { handler: () => ({ body: 'hi' }) });`);
  const id = await scenario.start('Calls', { input: { url: 'http://localhost:7071/api/Hello' } });
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect((await scenario.status(id))?.output).toMatchObject({ status: 200 });
});
