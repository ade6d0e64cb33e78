// Bad input: what a learner is told about an app that cannot work. One sentence: what, where, what to do.

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

async function noticesOf(source: string, orchestrator = 'O') {
  const scenario = openApp(source);
  const id = await scenario.start(orchestrator);
  await scenario.untilIdle();
  const notices = scenario.records.flatMap((record) => (record.kind === 'notice' ? [record] : []));
  return { status: await scenario.status(id), notices };
}

test('an async orchestrator', async () => {
  const { status, notices } = await noticesOf(
    `df.app.orchestration('O', async function (context) { return 1; } as never);`,
  );

  expect(status).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining('this.generator.next is not a function') as string,
  });
  expect(notices).toMatchObject([
    {
      text: 'O is an async function; an orchestrator must be a generator. Write function* and use yield where you would use await.',
      source: { file: 'src/functions/app.ts', line: 3 },
    },
  ]);
});

test('an orchestrator that is an async generator', async () => {
  const { status, notices } = await noticesOf(
    `df.app.activity('Fine', { handler: () => 1 });
df.app.orchestration('O', async function* (context) { return yield context.df.callActivity('Fine'); } as never);`,
  );

  expect(status).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining('Orchestration yielded data of type undefined') as string,
  });
  expect(notices).toMatchObject([
    {
      text: 'O is an async generator; an orchestrator must be a generator. Write function* and use yield where you would use await.',
      source: { file: 'src/functions/app.ts', line: 4 },
    },
  ]);
});

test('an orchestrator that yields a promise', async () => {
  const { status, notices } = await noticesOf(`df.app.orchestration('O', function* (context) {
  yield context.df.callActivity('Fine');
  yield Promise.resolve(1) as never;
});
df.app.activity('Fine', { handler: () => 1 });`);

  expect(status).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining(
      'Orchestration yielded data of type object. Only Task types can be yielded.',
    ) as string,
  });
  expect(notices).toMatchObject([
    {
      text: 'O yields something that is not a durable task, such as a promise. Yield only what context.df methods, Task.all or Task.any return, and do other work in an activity.',
      source: { file: 'src/functions/app.ts' },
    },
  ]);
});

test.each([
  [`context.df.continueAsNew('again')`],
  [`context.df.signalEntity(new df.EntityId('Counter', 'a'), 'add', 1)`],
  [`context.df.setCustomStatus('half')`],
])('a call that gives no task, after a yield: %s', async (call) => {
  const { status, notices } = await noticesOf(`df.app.entity('Counter', () => {});
df.app.orchestration('O', function* (context) {
  yield ${call} as never;
});`);

  expect(status).toMatchObject({
    runtimeStatus: 'Failed',
    output: expect.stringContaining('Orchestration yielded data of type undefined.') as string,
  });
  expect(notices.map(({ text }) => text)).toEqual([
    'O yields undefined, which is no task. continueAsNew, signalEntity and setCustomStatus give none: call them without yield.',
  ]);
});

test.each([
  ['callActivity', 'Child', 'the activity "Child", but Child is an orchestrator', 'callSubOrchestrator'],
  ['callSubOrchestrator', 'fine', 'the orchestrator "fine", but Fine is an activity', 'callActivity'],
  ['callActivity', 'Counter', 'the activity "Counter", but Counter is an entity', 'callEntity'],
])('a function of another kind: %s of %s', async (api, name, what, remedy) => {
  const { status, notices } = await noticesOf(`df.app.activity('Fine', { handler: () => 1 });
df.app.orchestration('Child', function* () { return 1; });
df.app.entity('Counter', () => {});
df.app.orchestration('O', function* (context) {
  yield context.df.${api}('${name}');
});`);

  expect(status?.runtimeStatus).toBe('Running');
  expect(notices).toMatchObject([
    {
      text: `O calls ${what}. As on Azure, nothing runs and the instance stays Running; call it with ${remedy}.`,
      source: { file: 'src/functions/app.ts', line: 7 },
    },
  ]);
});

test('an unknown activity keeps the instance Running, and the notice names the known ones and the line', async () => {
  const { status, notices } = await noticesOf(`df.app.activity('Known', { handler: () => 1 });
df.app.orchestration('O', function* (context) {
  yield context.df.callActivity('Unknwon');
});`);

  expect(status?.runtimeStatus).toBe('Running');
  expect(notices).toMatchObject([
    {
      text: 'O calls the activity "Unknwon", which the app does not register (it registers Known). As on Azure, nothing runs and the instance stays Running; correct the name or register the function.',
      source: { file: 'src/functions/app.ts', line: 5 },
    },
  ]);
});

test('a file that registers nothing, beside one that does', async () => {
  const helper = `export const text = 'used by the other file';`;
  const files = {
    'src/functions/app.ts': `import * as df from 'durable-functions';\nimport { text } from './helper';\ndf.app.activity('A', { handler: () => text });`,
    'src/functions/helper.ts': helper,
    'src/functions/idle.ts': `function orchestrator() {}\nvoid orchestrator;`,
  };
  const scenario = openApp('', { app: { files, entryPoints: Object.keys(files) } });

  await scenario.load();
  await scenario.crash();

  expect(scenario.records.flatMap((record) => (record.kind === 'notice' ? [record.text] : []))).toEqual([
    'src/functions/idle.ts registers no function, so nothing in it runs. Register one with df.app.orchestration, df.app.activity, df.app.client.http or app.http.',
  ]);
});

test('functions and settings come before the app is loaded', async () => {
  const scenario = openApp(`df.app.orchestration('O', function* () {});`);
  await scenario.start('O');

  await expect(scenario.settings({ A: '1' })).rejects.toThrow(
    'The app has been loaded; add functions and settings before the first word that needs it.',
  );
});

test('a duration that is none', () => {
  const scenario = openApp(`df.app.orchestration('O', function* () {});`);

  expect(() => scenario.advance('soon')).toThrow(
    '"soon" is not a duration; write milliseconds, or text such as "1 hour" or "59 min 59 s".',
  );
  expect(() => scenario.advance(undefined as unknown as string)).toThrow('"undefined" is not a duration;');
});

test.each([
  ['its own', `context.df.instanceId.toUpperCase()`],
  ['its parent’s', `context.df.parentInstanceId`],
  ['one that begins with @', `'@child'`],
])('a child with an id that the host refuses (%s) is never created', async (_which, childId) => {
  const scenario = openApp(`
df.app.orchestration('Outer', function* (context) { yield context.df.callSubOrchestrator('Inner', null, 'inner'); });
df.app.orchestration('Inner', function* (context) {
  yield context.df.callSubOrchestrator('Leaf', null, ${childId} as string);
});
df.app.orchestration('Leaf', function* () {});`);
  await scenario.start('Outer', { instanceId: 'outer' });
  await scenario.untilIdle();

  expect((await scenario.status('inner'))?.runtimeStatus).toBe('Running');
  expect((await scenario.history('inner')).map((event) => event.EventType)).toEqual([12, 0, 13]);
  expect((await scenario.instances()).map(({ name }) => name)).toEqual(['Outer', 'Inner']);
});

test.each([
  ['no attempt', 'new df.RetryOptions(1000, 0)'],
  ['a pause of seven days', 'new df.RetryOptions(7 * 86_400_000, 2)'],
])('retries that the host refuses (%s) schedule nothing', async (_which, options) => {
  const scenario = openApp(`
df.app.activity('Fails', { handler: () => { throw new Error('no'); } });
df.app.orchestration('O', function* (context) { yield context.df.callActivityWithRetry('Fails', ${options}); });`);
  const id = await scenario.start('O');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.runtimeStatus).toBe('Running');
  expect(await scenario.ledger()).toEqual([]);
});

const BOOKS = `df.app.activity('ProcessApproval', { handler: () => 'real' });
df.app.activity('Book', { handler: () => 1 });
df.app.orchestration('O', function* (context) { return yield context.df.callActivity('ProcessApproval'); });`;

test('a stub for an activity that the app does not register', async () => {
  const before = openApp(BOOKS);
  const after = openApp(BOOKS);
  const none = openApp(`df.app.orchestration('O', function* () {});`);
  await before.stub('ProcesApproval', { returns: 'stub' });
  await after.load();

  await expect(before.start('O')).rejects.toThrow(
    'A stub stands in for the activity "ProcesApproval", which the app does not register (it registers ProcessApproval, Book). "ProcessApproval" is nearly that name; write both the same.',
  );
  await expect(after.stub('Ship', { returns: 'stub' })).rejects.toThrow(
    'A stub stands in for the activity "Ship", which the app does not register (it registers ProcessApproval, Book). Correct the name or register the function.',
  );
  await none.stub('Ship', { returns: 'stub' });
  await expect(none.load()).rejects.toThrow('which the app does not register (it registers none).');
});

test('a stub for an activity that is added after it, or whose name is written in another case', async () => {
  const scenario = openApp(`df.app.orchestration('O', function* (context) {
  return (yield context.df.callActivity('Added')) + (yield context.df.callActivity('Added'));
});`);
  await scenario.stub('ADDED', { returns: 1 });
  await scenario.add({
    'src/functions/added.ts': `import * as df from 'durable-functions';\ndf.app.activity('Added', { handler: () => 0 });`,
  });
  const id = await scenario.start('O');
  await scenario.untilIdle();

  expect((await scenario.status(id))?.output).toBe(2);
});
