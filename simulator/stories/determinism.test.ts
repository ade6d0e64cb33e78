// Determinism: what an orchestrator may not ask of its machine is named, with its line and what to use instead. The run
// goes on as on Azure: nothing is thrown, and no value is another.

import { expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { openApp, REMEMBERS } from './one-app.ts';

const APP = `df.app.activity('Book', { handler: (order: unknown) => order }); df.app.activity('Refund', { handler: (order: unknown) => order });\n`;

/** What the host noticed in a run, each with its line. */
function noticesIn(scenario: Scenario): string[] {
  return scenario.records.flatMap((record) =>
    record.kind === 'notice' ? [`${record.source?.line ?? '-'}: ${record.text}`] : [],
  );
}

/** The notices of an orchestrator `O` with this body, which has two replays behind it; line 5 is the body's first. */
async function noticesOf(body: string): Promise<string[]> {
  const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {
  yield context.df.callActivity('Book', 'x');
${body}
  yield context.df.callActivity('Book', 'y');
});`);
  await scenario.start('O');
  await scenario.untilIdle();
  return noticesIn(scenario);
}

const CLOCK = 'Every replay reads another time; use context.df.currentUtcDateTime.';
const CHANCE = 'Every replay draws something else; draw in an activity and yield its result.';
const TIMER = 'No orchestrator waits for it, and every replay sets another; use context.df.createTimer.';
const LATER = 'The host does not wait for it, and every replay does it again; do it in an activity.';

test.each([
  ['Date.now();', `reads the clock of the machine with Date.now(). ${CLOCK}`],
  ['new Date();', `reads the clock of the machine with new Date(). ${CLOCK}`],
  ['Date();', `reads the clock of the machine with Date(). ${CLOCK}`],
  ['performance.now();', `reads the clock of the machine with performance.now(). ${CLOCK}`],
  ['process.hrtime();', `reads the clock of the machine with process.hrtime(). ${CLOCK}`],
  ['process.hrtime.bigint();', `reads the clock of the machine with process.hrtime.bigint(). ${CLOCK}`],
  ['globalThis.Date.now();', `reads the clock of the machine with Date.now(). ${CLOCK}`],
  ['[1].map(Date.now);', `reads the clock of the machine with Date.now(). ${CLOCK}`],
  ['Math.random();', `draws a random value with Math.random(). ${CHANCE}`],
  ['crypto.getRandomValues(new Uint8Array(4));', `draws a random value with crypto.getRandomValues(). ${CHANCE}`],
  [
    'crypto.randomUUID();',
    'draws a random value with crypto.randomUUID(). Every replay draws something else; use context.df.newGuid(context.df.instanceId).',
  ],
  ['setTimeout(() => {}, 0);', `sets a timer of the machine with setTimeout(). ${TIMER}`],
  ['const i = setInterval(() => {}, 1); clearInterval(i);', `sets a timer of the machine with setInterval(). ${TIMER}`],
  ['setImmediate(() => {});', `puts work off with setImmediate(). ${LATER}`],
  ['queueMicrotask(() => {});', `puts work off with queueMicrotask(). ${LATER}`],
  [
    `fetch('http://localhost:7071/api/none').catch(() => {});`,
    'sends a request with fetch(). Every replay sends it again, and an orchestrator cannot await the answer; use context.df.callHttp or an activity.',
  ],
  [
    'String(process.env.REGION);',
    'reads the environment with process.env. A setting can change between two replays; read it in an activity, or hand it over with the input.',
  ],
])('%s in an orchestrator is named once, with its line', async (code, sentence) => {
  expect(await noticesOf(`  ${code}`)).toEqual([`6: O ${sentence}`]);
});

test('each place is named, and a place in a loop once', async () => {
  const notices = await noticesOf(`  for (let i = 0; i < 3; i += 1) Math.random();\n  Math.random();\n  Date.now();`);

  expect(notices.map((text) => text.split(' with ').map((part) => part.split('.')[0])[0])).toEqual([
    '6: O draws a random value',
    '7: O draws a random value',
    '8: O reads the clock of the machine',
  ]);
});

test('a helper that the orchestrator calls is part of it, in whatever file and step', async () => {
  const scenario = openApp(`${APP}const stamp = () => Date.now();
function* inner(context: df.OrchestrationContext): Generator<df.Task, unknown> {
  try {
    yield context.df.callActivity('Missing'.slice(0, 0) || 'Fails');
  } catch {
    return stamp();
  }
}
df.app.activity('Fails', { handler: () => { throw new Error('no'); } });
df.app.orchestration('O', function* (context) { return yield* inner(context); });`);
  const id = await scenario.start('O');
  await scenario.untilIdle();

  expect(noticesIn(scenario)).toEqual([`4: O reads the clock of the machine with Date.now(). ${CLOCK}`]);
  expect((await scenario.status(id))?.output).toBe(Date.UTC(2030, 0, 1));
});

test('nothing is said about dates that are given, nor about what context.df offers', async () => {
  const notices = await noticesOf(`  new Date(0); new Date(2030, 1); Date.parse('2030-01-01'); Date.UTC(2030, 0);
  const now: Date = context.df.currentUtcDateTime;
  if (!(now instanceof Date)) throw new Error('no date');
  context.df.newGuid(context.df.instanceId);
  yield context.df.createTimer(new Date(now.getTime() + 1000));
  Math.max(1, 2); performance.timeOrigin; crypto.subtle; console.log(now, process.cwd());`);

  expect(notices).toEqual([]);
});

test('nothing is said about activities, entities, HTTP functions, nor the module itself', async () => {
  const impure = `[Date.now(), new Date(), Math.random(), crypto.randomUUID(), performance.now(), process.env.X, setTimeout(() => {}, 0)];`;
  const scenario = openApp(`const atLoad = ${impure}
df.app.activity('Act', { handler: async () => { ${impure} await new Promise((done) => setTimeout(done, 1000)); ${impure} } });
df.app.entity('Ent', (context) => { ${impure} context.df.setState(1); });
app.http('Web', { handler: () => { ${impure} return { body: 'ok' }; } });
df.app.orchestration('O', function* (context) {
  yield context.df.Task.all([context.df.callActivity('Act'), context.df.callEntity(new df.EntityId('Ent', 'a'), 'set')]);
  return atLoad.length;
});`);
  const id = await scenario.start('O');
  await scenario.advance(0);
  await scenario.http('GET', '/api/Web');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(7);
  expect(noticesIn(scenario)).toEqual([]);
});

test('values stay what they are on Azure', async () => {
  const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {
  const date = new Date();
  const timer = setTimeout(() => {}, 0);
  clearTimeout(timer);
  const { X: setting } = process.env;
  process.env.Y = 'written';
  const answers = [
    Date.now(), date.toISOString(), date instanceof Date, date.constructor.name, new (class extends Date {})().getTime(),
    Date().slice(0, 15), Math.random() < 1, crypto.randomUUID().length, setting, { ...process.env }.Y, process.hrtime([0, 0])[0],
  ];
  yield context.df.callActivity('Book');
  return answers;
});`);
  await scenario.settings({ X: 'x' });
  const id = await scenario.start('O');
  await scenario.untilIdle();

  const now = Date.UTC(2030, 0, 1);
  expect((await scenario.status(id))?.output).toEqual([
    now,
    '2030-01-01T00:00:00.000Z',
    true,
    'Date',
    now,
    new Date(now).toString().slice(0, 15),
    true,
    36,
    'x',
    'written',
    0,
  ]);
});

test('an orchestrator that reads the clock for its timer hears of the clock alone', async () => {
  const notices = await noticesOf(`  yield context.df.createTimer(new Date(Date.now() - 7_200_000));`);

  expect(notices).toEqual([`6: O reads the clock of the machine with Date.now(). ${CLOCK}`]);
});

test('an eternal orchestrator is heard to the last line before it continues as new', async () => {
  const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {
  yield context.df.waitForExternalEvent('Go');
  context.df.continueAsNew(Math.random());
});`);
  const id = await scenario.start('O');
  await scenario.advance(0);
  await scenario.raise(id, 'Go');
  await scenario.advance(0);

  expect(noticesIn(scenario)).toEqual([`6: O draws a random value with Math.random(). ${CHANCE}`]);
});

const FICKLE = `let runs = 0;
df.app.orchestration('O', function* (context) {
  runs += 1;
  yield context.df.callActivity(runs === 1 ? 'Book' : 'Refund');
});`;

test('a replay that asks for something else fails in the words of Azure, and a second sentence says what differs', async () => {
  const scenario = openApp(APP + FICKLE, REMEMBERS);
  const id = await scenario.start('O');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toMatch(/^Non-Deterministic workflow detected: A previous execution/);
  expect(noticesIn(scenario)).toEqual([
    '7: O no longer does what its history says: as number 0 the history holds the activity "Book", and this replay asked for the activity "Refund" instead. Either the code was changed while the instance was running, or something decides in it that changes from replay to replay.',
  ]);
});

test('where an impure call was seen, it is named as a possible cause', async () => {
  const scenario = openApp(`${APP}df.app.orchestration('O', function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
  const isLate = Date.now() % 60_000 > 1_500;
  if (!isLate) yield context.df.callActivity('Book');
  else yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
});`);
  await scenario.stub('Book', { returns: 1, takes: '10 s' });
  const id = await scenario.start('O');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Failed');
  expect(noticesIn(scenario)).toEqual([
    `6: O reads the clock of the machine with Date.now(). ${CLOCK}`,
    '8: O no longer does what its history says: as number 1 the history holds the activity "Book", and this replay asked for a timer instead. A possible cause is Date.now() at src/functions/app.ts:6:23.',
  ]);
});

test('the cause is named, too, when the replay that fails does not come by it', async () => {
  const scenario = openApp(
    APP + FICKLE.replace(`runs === 1 ? 'Book'`, `runs === 1 && Math.random() < 1 ? 'Book'`),
    REMEMBERS,
  );
  await scenario.start('O');
  await scenario.untilIdle();

  expect(noticesIn(scenario)).toEqual([
    expect.stringMatching(/^7: O draws a random value/),
    expect.stringMatching(
      /^7: O no longer does .* A possible cause is Math\.random\(\) at src\/functions\/app\.ts:7:\d+\.$/,
    ),
  ]);
});

test('a replay that stops asking for something', async () => {
  const scenario = openApp(
    `${APP}let runs = 0;
df.app.orchestration('O', function* (context) {
  runs += 1;
  if (runs === 1) yield context.df.callActivity('Book');
});`,
    REMEMBERS,
  );
  await scenario.start('O');
  await scenario.untilIdle();

  expect(noticesIn(scenario)).toEqual([
    expect.stringMatching(
      /^5: O no longer does what its history says: as number 0 the history holds the activity "Book", and this replay asked for nothing there\. Either/,
    ),
  ]);
});
