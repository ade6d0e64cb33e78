// Time: what app code and the SDK do with time follows the hub's clock, and no story waits for it.

import { expect, test } from 'vitest';
import { IN_FLIGHT, openApp } from './one-app.ts';

const SLEEP = `const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\n`;

const RACE = `${SLEEP}df.app.orchestration('Races', function* (context) {
  const { worksMs, waitsMs } = context.df.getInput() as { worksMs: number; waitsMs: number };
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + waitsMs));
  const work = context.df.callActivity('Works', worksMs);
  const winner = yield context.df.Task.any([work, deadline]);
  if (winner === deadline) return 'timer';
  deadline.cancel();
  return work.result;
});
df.app.activity('Works', { handler: async (ms: number) => {
  const before = Date.now();
  await sleep(ms);
  return 'activity after ' + (Date.now() - before);
} });
`;

test.each([
  { worksMs: 5_000, waitsMs: 2_000, wins: 'timer', at: 2_000 },
  { worksMs: 2_000, waitsMs: 5_000, wins: 'activity after 2000', at: 2_000 },
  { worksMs: 5_000, waitsMs: 5_000, wins: 'timer', at: 5_000 },
])('an activity of $worksMs ms and a timer of $waitsMs ms: $wins', async ({ worksMs, waitsMs, wins, at }) => {
  const scenario = openApp(RACE, IN_FLIGHT);
  const id = await scenario.start('Races', { input: { worksMs, waitsMs } });
  await scenario.advance(at - 1);
  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');
  await scenario.untilIdle();
  expect((await scenario.status(id))?.output).toBe(wins);
  expect(scenario.now()).toBe(Math.max(worksMs, at));
});

test('an activity in its sleep is due when it wakes', async () => {
  const scenario = openApp(RACE, IN_FLIGHT);
  const id = await scenario.start('Races', { input: { worksMs: 3_000, waitsMs: 60_000 } });
  await scenario.advance(0);
  expect(scenario.nextDue()).toBe(3_000);
  await scenario.next();
  expect((await scenario.status(id))?.output).toBe('activity after 3000');
});

const WAITING = `${SLEEP}df.app.orchestration('Slow', function* (context) {
  yield context.df.callActivity('Works', context.df.getInput());
  return 'done';
});
df.app.activity('Works', { handler: async (ms: number) => { await sleep(ms); } });
df.app.client.http('Start', { handler: async (request, client) => {
  const id = await client.startNew('Slow', { input: Number(request.query.get('ms')) });
  return client.waitForCompletionOrCreateCheckStatusResponse(request, id, { timeoutInMilliseconds: 10_000, retryIntervalInMilliseconds: 1_000 });
} });
`;

test.each([
  { ms: 2_500, status: 200, at: 3_000 },
  { ms: 60_000, status: 202, at: 10_000 },
])('a client that waits for an activity of $ms ms answers $status', async ({ ms, status, at }) => {
  const scenario = openApp(WAITING, IN_FLIGHT);
  const answer = await scenario.http('POST', `/api/Start?ms=${ms}`);
  expect(answer.status).toBe(status);
  expect(scenario.now()).toBe(at);
});

test('a request that waits is answered while the story moves the clock', async () => {
  const scenario = openApp(WAITING, IN_FLIGHT);
  const answer = scenario.http('POST', '/api/Start?ms=2500');
  await scenario.advance('2 s');
  expect(scenario.now()).toBe(2_000);
  await scenario.advance('1 min');
  expect(scenario.now()).toBe(62_000);
  expect((await answer).json()).toBe('done');
  expect(scenario.now()).toBe(62_000);
  expect(scenario.story).toEqual([
    '0:00:00 POST /api/Start?ms=2500',
    '0:00:00 advance the clock by 0:00:02',
    '0:00:02 advance the clock by 0:01:00',
  ]);
});

test('awaiting the answer of a function that sleeps lets time pass, and the story says so', async () => {
  const scenario = openApp(`${SLEEP}app.http('Sleeps', { handler: async () => {
  await sleep(90_000);
  return { body: new Date().toISOString() };
} });`);
  const [first, second] = await Promise.all([scenario.http('GET', '/api/Sleeps'), scenario.http('GET', '/api/Sleeps')]);
  expect([first.text, second.text]).toEqual(['2030-01-01T00:01:30.000Z', '2030-01-01T00:01:30.000Z']);
  expect(scenario.story.at(-1)).toBe('0:01:30 wait for the answer to GET /api/Sleeps');
});

test('two apps of one process that wait have a clock each', async () => {
  const scenarios = [openApp(WAITING, IN_FLIGHT), openApp(WAITING, { ...IN_FLIGHT, startMs: Date.UTC(2040, 0, 1) })];
  const answers = [];
  for (const scenario of scenarios) answers.push(scenario.http('POST', '/api/Start?ms=2500'));
  // One worker may serve a whole file of stories; then the second app took it, and the first is answered no more.
  const [, second] = await Promise.allSettled(answers);
  expect(second).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
  expect(scenarios[1]?.now()).toBe(3_000);
});

const clocks = `Date.now() + ' ' + new Date().getTime() + ' ' + performance.now() + ' ' + process.hrtime()[0]`;

test.each([
  {
    what: 'setInterval',
    code: 'await new Promise<void>((done) => { let n = 0; const i = setInterval(() => { if (++n === 4) { clearInterval(i); done(); } }, 1_000); });',
  },
  { what: 'globalThis.setTimeout', code: 'await new Promise((done) => globalThis.setTimeout(done, 4_000));' },
  {
    what: 'AbortSignal.timeout',
    code: `await new Promise((done) => AbortSignal.timeout(4_000).addEventListener('abort', done));`,
  },
  { what: 'a chain of timers', code: 'for (let n = 0; n < 4; n += 1) { await sleep(1_000); await null; }' },
])('$what, Date, performance and hrtime follow the clock', async ({ code }) => {
  const scenario = openApp(`${SLEEP}app.http('Ask', { handler: async () => {
  ${code}
  return { body: ${clocks} };
} });`);
  const { text } = await scenario.http('GET', '/api/Ask');
  const now = Date.UTC(2030, 0, 1) + 4_000;
  expect(text).toBe(`${now} ${now} 4000 4`);
  expect(scenario.now()).toBe(4_000);
});

test('a timer without delay and an immediate take no time', async () => {
  const scenario = openApp(`app.http('Ask', { handler: async () => {
  await new Promise((done) => setTimeout(done));
  await new Promise((done) => setImmediate(done));
  const timer = setTimeout(() => {}, 60_000);
  timer.unref();
  clearTimeout(timer);
  return { body: String(Date.now()) };
} });`);
  await scenario.advance('1 min');
  expect((await scenario.http('GET', '/api/Ask')).text).toBe(String(Date.UTC(2030, 0, 1, 0, 1)));
  expect(scenario.now()).toBe(60_000);
});

test('a heartbeat that nobody waits for keeps nothing busy and beats as the clock moves', async () => {
  const scenario = openApp(`let beats = 0;
setInterval(() => { beats += 1; }, 1_000);
app.http('Beats', { handler: () => ({ body: String(beats) }) });`);
  await scenario.untilIdle();
  expect(scenario.now()).toBe(0);
  await scenario.advance('5500 ms');
  expect((await scenario.http('GET', '/api/Beats')).text).toBe('5');
});

test('a function that asks its own app for something slow waits with it', async () => {
  const scenario = openApp(`${SLEEP}app.http('Slow', { handler: async () => {
  await sleep(1_000);
  await sleep(2_000);
  return { body: 'slow' };
} });
df.app.orchestration('Asks', function* (context) { return yield context.df.callActivity('Ask'); });
df.app.activity('Ask', { handler: async () => (await fetch('http://localhost:7071/api/Slow')).text() });`);
  const id = await scenario.start('Asks');
  await scenario.untilIdle();
  expect((await scenario.status(id))?.output).toBe('slow');
  expect(scenario.now()).toBe(3_000);
});

test('a crash drops the timers of the app, and the activity sleeps again', async () => {
  const scenario = openApp(RACE, IN_FLIGHT);
  const id = await scenario.start('Races', { input: { worksMs: 3_000, waitsMs: 60_000 } });
  await scenario.advance('2 s');
  await scenario.crash();
  await scenario.untilIdle();
  expect((await scenario.status(id))?.output).toBe('activity after 3000');
  expect(scenario.now()).toBe(5_000);
  expect((await scenario.ledger()).map(({ at, duplicate }) => [at, duplicate])).toEqual([
    [0, false],
    [2_000, true],
  ]);
});

test('whoever waits for a function that a crash takes away is answered 500', async () => {
  const scenario = openApp(WAITING, IN_FLIGHT);
  const answer = scenario.http('POST', '/api/Start?ms=2500');
  await scenario.advance('1 s');
  await scenario.crash();
  expect((await answer).status).toBe(500);
  expect(scenario.now()).toBe(1_000);
  await scenario.untilIdle();
  expect((await scenario.instances()).map(({ runtimeStatus }) => runtimeStatus)).toEqual(['Completed']);
});

test('console knows who wrote, also while another function sleeps', async () => {
  const scenario = openApp(`${SLEEP}df.app.orchestration('Fans', function* (context) {
  yield context.df.Task.all(['Long', 'Short'].map((name) => context.df.callActivity(name)));
});
df.app.activity('Long', { handler: async () => { await sleep(2_000); console.log('long'); } });
df.app.activity('Short', { handler: async () => { await sleep(1_000); console.log('short'); } });`);
  await scenario.start('Fans');
  await scenario.untilIdle();
  const logs = scenario.records.flatMap((record) =>
    record.kind === 'log' ? [[record.functionName, record.text]] : [],
  );
  expect(logs).toEqual([
    ['Short', 'short'],
    ['Long', 'long'],
  ]);
});

test('a run with sleeping activities stands a crash at every moment', async () => {
  const scenario = openApp(
    `${SLEEP}df.app.orchestration('Fans', function* (context) {
  return yield context.df.Task.all([3_000, 1_000, 2_000].map((ms) => context.df.callActivity('Works', ms)));
});
df.app.activity('Works', { handler: async (ms: number) => { await sleep(ms); return ms; } });`,
    IN_FLIGHT,
  );
  const id = await scenario.start('Fans');
  await scenario.untilIdle();
  expect((await scenario.status(id))?.output).toEqual([3_000, 1_000, 2_000]);
  expect(scenario.now()).toBe(3_000); // side by side, as on Azure
  await scenario.crashMatrix();
});

test("what a timer's callback throws fails no invocation and is logged", async () => {
  const scenario = openApp(`${SLEEP}app.http('Ask', { handler: async () => {
  setTimeout(() => { throw new Error('left behind'); }, 1_000);
  await sleep(2_000);
  return { body: 'fine' };
} });`);
  expect((await scenario.http('GET', '/api/Ask')).text).toBe('fine');
  const logs = scenario.records.flatMap((record) => (record.kind === 'log' ? [record.text] : []));
  expect(logs).toEqual([expect.stringContaining('Nobody waited for this error: Error: left behind')]);
});

test('an app may give its own things the names of time and chance', async () => {
  const scenario = openApp(`const performance = 'good';
const crypto = { name: 'graphy' };
app.http('Ask', { handler: () => ({ body: performance + ' ' + crypto.name }) });`);
  expect((await scenario.http('GET', '/api/Ask')).text).toBe('good graphy');
});
