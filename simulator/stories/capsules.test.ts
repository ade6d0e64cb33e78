// Capsules: a run is a value. Saved as text, it can be made again on any worker, with the same records.

import { expect, test } from 'vitest';
import { capsuleOf, isAsSaved, openCapsule, readCapsule, Scenario } from '#scenario';
import type { CapsuleOrigin } from '#scenario';
import { oneApp } from './one-app.sources.ts';
import { storyWorker } from './story-worker.ts';
import { VERSION_1 } from './capsule.version-1.ts';

const app = oneApp(`
df.app.entity('Counter', (context) => context.df.setState((context.df.getState(() => 0) as number) + 1));
df.app.activity('Draw', { handler: () => [Math.random(), crypto.randomUUID(), new Date().toISOString()] });
df.app.activity('Greet', { handler: (name: string) => process.env.GREETING + ' ' + name });
df.app.activity('Ship', { handler: () => 'shipped' });
df.app.orchestration('Order', function* (context) {
  const drawn = yield context.df.callActivity('Draw');
  yield context.df.callEntity(new df.EntityId('Counter', 'orders'), 'add');
  const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
  const paid = context.df.waitForExternalEvent('Paid');
  if ((yield context.df.Task.any([paid, deadline])) === deadline) return 'too late';
  deadline.cancel();
  const greeting = yield context.df.callActivity('Greet', context.df.getInput());
  return [drawn, greeting, context.df.newGuid('x'), yield context.df.callActivity('Ship')];
});
app.http('order', {
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    const client = df.getClient(context);
    return client.createCheckStatusResponse(request, await client.startNew('Order', { input: await request.text() }));
  },
});`);

/** Says something of every kind. */
async function sayEverything(run: Scenario): Promise<void> {
  await run.settings({ GREETING: 'Hello' });
  await run.add({
    'src/functions/more.ts': `import * as df from 'durable-functions';\ndf.app.activity('More', { handler: () => 1 });`,
  });
  await run.stub('Ship', { fails: 'no ship', times: 1, takes: '5 s' });
  await run.twice({ activity: 'Draw' });
  await run.http('POST', '/api/order', { body: 'Ann' });
  await run.start('Order', { input: 'Bob', instanceId: 'order-2' });
  await run.step();
  await run.step();
  await run.crash();
  await run.advance('10 min');
  await run.raise('nobody', 'Paid').catch(() => undefined);
  await run.raise('order-2', 'Paid', { by: 'card' });
  await run.signal('@counter@orders', 'add');
  await run.next();
  await run.deploy({ settings: { GREETING: 'Good day' } });
  await run.untilIdle();
  await run.terminate('order-2', 'too late').catch(() => undefined);
}

const about = { exercise: '01-chaining', savedAt: new Date('2031-05-01T09:00:00Z'), app } as const;

test.each<[string, Omit<CapsuleOrigin, 'app' | 'savedAt'>]>([
  ['as it is', {}],
  ['with other ids', { seed: 77 }],
  ['with a worker that dies during a moment', { fault: { kind: 'during', moment: 3 } }],
  ['with a message that comes twice', { disturbances: [{ kind: 'message twice', message: 4 }] }],
])('a run that was saved and opened again has the same records, byte for byte: %s', async (_, origin) => {
  const run = Scenario.open({ app, worker: storyWorker(), startMs: Date.UTC(2031, 4, 1), ...origin });
  await sayEverything(run);
  const text = JSON.stringify(await capsuleOf(run, { ...about, ...origin }));

  const capsule = readCapsule(text);
  const replay = await openCapsule(capsule, { worker: storyWorker() });

  expect(run.records.length).toBeGreaterThan(30);
  expect(JSON.stringify(replay.records)).toBe(JSON.stringify(run.records));
  expect(replay.story).toEqual(run.story);
  expect(await isAsSaved(capsule, replay)).toBe(true);
});

test('a run that was not said anything yet is opened with its app loaded, at its beginning', async () => {
  const run = Scenario.open({ app, worker: storyWorker() });
  const capsule = readCapsule(JSON.stringify(await capsuleOf(run, about)));

  const replay = await openCapsule(capsule, { worker: storyWorker() });

  expect([replay.now(), replay.nextDue()]).toEqual([0, null]);
  expect(await isAsSaved(capsule, replay)).toBe(true);
});

test('a run whose file was changed by hand is made, and tells that it is another one', async () => {
  const capsule = readCapsule(VERSION_1.replace('"data": "true"', '"data": "false"'));

  const replay = await openCapsule(capsule, { worker: storyWorker() });

  expect(await replay.status('order-1')).toMatchObject({ output: 'refused' });
  expect(await isAsSaved(capsule, replay)).toBe(false);
});

test('a file of version 1 is read and comes to what it came to when it was saved', async () => {
  const capsule = readCapsule(VERSION_1);

  const replay = await openCapsule(capsule, { worker: storyWorker() });

  expect(capsule).toMatchObject({ exercise: '04-approval-orchestrator', savedAt: '2031-05-01T09:00:00.000Z' });
  expect(replay.story).toEqual([
    '0:00:00 POST /runtime/webhooks/durabletask/orchestrators/approval/order-1 with {"item":"lamp"}',
    '0:00:00 run what is due',
    '0:00:00 advance the clock by 0:10:00',
    '0:10:00 raise Approved on order-1 with true',
    '0:10:00 crash the worker',
    '0:10:00 run until idle',
  ]);
  expect(await replay.status('order-1')).toMatchObject({ runtimeStatus: 'Completed', output: 'shipped lamp' });
  expect(replay.records.filter(({ kind }) => kind === 'crash')).toHaveLength(2);
  expect(await isAsSaved(capsule, replay)).toBe(true);
});
