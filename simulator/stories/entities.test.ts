// Entities: signals, calls, errors, deletion, locks and critical sections (host semantics §9).

import { expect, test } from 'vitest';
import { openApp } from './one-app.ts';

const COUNTER = `
df.app.entity('Counter', (context) => {
  const current: number = context.df.getState(() => 0);
  const input: number = context.df.getInput();
  switch (context.df.operationName) {
    case 'add': context.df.setState(current + input); break;
    case 'get': context.df.return(current); break;
    case 'reset': context.df.setState(0); break;
    case 'delete': context.df.destructOnExit(); break;
    case 'fail': throw 'no such number';
    case 'fail with an Error': throw new Error('no such number');
    case 'tell': context.df.signalEntity(new df.EntityId('Counter', 'other'), 'add', current); break;
  }
});
const id = (key: string) => new df.EntityId('Counter', key);
`;

test('signals are taken in the order in which they came, and the state is kept', async () => {
  const scenario = openApp(COUNTER);
  await scenario.signal('@counter@k', 'add', 5);
  await scenario.signal({ name: 'Counter', key: 'k' }, 'add', 2);

  await scenario.untilIdle();

  expect(await scenario.entity('@counter@k')).toEqual({ state: 7, lockedBy: null });
  expect(await scenario.entity('@counter@K')).toBeUndefined(); // keys keep their case
});

test('everything that is due for an entity is one batch, and one record', async () => {
  const scenario = openApp(COUNTER);
  for (const amount of [1, 2, 3]) await scenario.signal('@counter@k', 'add', amount);

  await scenario.step();

  expect(scenario.nextDue()).toBeNull();
  expect(scenario.records.filter((record) => record.kind === 'entity')).toMatchObject([
    { instanceId: '@counter@k', state: '6', operations: [{ name: 'add', input: '1', isSignal: true }, {}, {}] },
  ]);
});

test('a call brings the answer back, and a call without one brings undefined', async () => {
  const scenario = openApp(`${COUNTER}
df.app.orchestration('Asks', function* (context) {
  const added: unknown = yield context.df.callEntity(id('k'), 'add', 5);
  const got: unknown = yield context.df.callEntity(id('k'), 'get');
  return { added: added === undefined, got };
});`);
  const asks = await scenario.start('Asks');

  await scenario.untilIdle();

  expect((await scenario.status(asks))?.output).toEqual({ added: true, got: 5 });
});

test('an operation that throws fails its call; an Error loses its text on the way', async () => {
  const scenario = openApp(`${COUNTER}
df.app.orchestration('Asks', function* (context) {
  const errors: string[] = [];
  for (const operation of ['fail', 'fail with an Error']) {
    try { yield context.df.callEntity(id('k'), operation); } catch (error) { errors.push((error as Error).message); }
  }
  return errors;
});`);
  const asks = await scenario.start('Asks');

  await scenario.untilIdle();

  expect((await scenario.status(asks))?.output).toEqual(['no such number', '[object Object]']);
});

test('an entity that deletes itself is gone, and is made anew by the next operation', async () => {
  const scenario = openApp(COUNTER);
  await scenario.signal('@counter@k', 'add', 5);
  await scenario.untilIdle();
  await scenario.signal('@counter@k', 'delete');
  await scenario.untilIdle();
  const gone = await scenario.entity('@counter@k');
  await scenario.signal('@counter@k', 'add', 1);
  await scenario.untilIdle();

  expect(gone).toBeUndefined();
  expect(await scenario.entity('@counter@k')).toMatchObject({ state: 1 });
});

test('an entity signals another', async () => {
  const scenario = openApp(COUNTER);
  await scenario.signal('@counter@k', 'add', 5);
  await scenario.signal('@counter@k', 'tell');

  await scenario.untilIdle();

  expect(await scenario.entity('@counter@other')).toMatchObject({ state: 5 });
});

test('the SDK’s client signals and reads, and the HTTP API does', async () => {
  const scenario = openApp(`${COUNTER}
df.app.client.http('Drive', {
  handler: async (_request, client) => {
    await client.signalEntity(id('k'), 'add', 4);
    const state = await client.readEntityState(id(_request.query.get('key') ?? 'k'));
    return { jsonBody: { exists: state.entityExists, state: state.entityState } };
  },
});`);
  const api = '/runtime/webhooks/durabletask/entities';
  const first = await scenario.http('POST', '/api/Drive');
  await scenario.untilIdle();
  const second = await scenario.http('POST', '/api/Drive');
  await scenario.untilIdle();
  const read = await scenario.http('GET', `${api}/Counter/k`);
  const missing = await scenario.http('GET', `${api}/Counter/nobody`);
  const broken = await scenario.http('POST', `${api}/Counter/k?op=add`, { body: '{oops' });
  const listed = await scenario.http('GET', `${api}/counter?fetchState=true`);

  expect([first.json(), second.json()]).toEqual([{ exists: false }, { exists: true, state: 4 }]);
  expect([read.status, read.json(), missing.status, missing.text]).toEqual([200, 8, 404, '']);
  expect(broken.status).toBe(400);
  expect(listed.json()).toMatchObject([{ entityId: { name: 'counter', key: 'k' }, state: 8 }]);
});

const TRANSFER = `${COUNTER}
df.app.orchestration('Transfer', function* (context) {
  const lock: df.DurableLock = yield context.df.lock([id('b'), id('a')]);
  const amount: number = yield context.df.callEntity(id('a'), 'get');
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
  yield context.df.callEntity(id('b'), 'add', amount);
  yield context.df.callEntity(id('a'), 'reset');
  lock.release();
  return amount;
});`;

test('while a critical section holds its locks, nobody else is served', async () => {
  const scenario = openApp(TRANSFER);
  await scenario.signal('@counter@a', 'add', 10);
  await scenario.untilIdle();
  const transfer = await scenario.start('Transfer');
  await scenario.advance('30 s');
  await scenario.signal('@counter@a', 'add', 1);
  await scenario.advance(0);
  const during = [await scenario.entity('@counter@a'), await scenario.status('@counter@a')];
  await scenario.untilIdle();

  expect(during).toMatchObject([{ state: 10, lockedBy: transfer }, { customStatus: { queueSize: 1 } }]);
  expect((await scenario.status(transfer))?.output).toBe(10);
  expect(await scenario.entity('@counter@a')).toEqual({ state: 1, lockedBy: null });
  expect(await scenario.entity('@counter@b')).toEqual({ state: 10, lockedBy: null });
});

test('a lock that is declared with "using" is released at the end of its block', async () => {
  const scenario = openApp(
    TRANSFER.replace('const lock: df.DurableLock', 'using lock: df.DurableLock').replace('lock.release();', ''),
  );
  await scenario.signal('@counter@a', 'add', 10);
  await scenario.untilIdle();

  const transfer = await scenario.start('Transfer');
  await scenario.untilIdle();

  expect(await scenario.status(transfer)).toMatchObject({ runtimeStatus: 'Completed', output: 10 });
  expect(await scenario.entity('@counter@a')).toEqual({ state: 0, lockedBy: null });
  expect(await scenario.entity('@counter@b')).toEqual({ state: 10, lockedBy: null });
});

test('two critical sections over the same entities come one after the other', async () => {
  const scenario = openApp(TRANSFER);
  await scenario.signal('@counter@a', 'add', 10);
  await scenario.untilIdle();
  const one = await scenario.start('Transfer');
  const two = await scenario.start('Transfer');

  await scenario.untilIdle();

  expect([(await scenario.status(one))?.output, (await scenario.status(two))?.output]).toEqual([10, 0]);
  expect(scenario.now()).toBe(120_000);
});

test('locks that an orchestrator still holds are released at its end, also when it fails', async () => {
  const scenario = openApp(`${COUNTER}
df.app.orchestration('Forgets', function* (context) {
  yield context.df.lock(id('a'));
  throw new Error('oops');
});`);
  const forgets = await scenario.start('Forgets');
  await scenario.signal('@counter@a', 'add', 1);

  await scenario.untilIdle();

  expect((await scenario.status(forgets))?.runtimeStatus).toBe('Failed');
  expect(await scenario.entity('@counter@a')).toEqual({ state: 1, lockedBy: null });
});

test('a terminated orchestration keeps its locks, as on Azure', async () => {
  const scenario = openApp(TRANSFER);
  const transfer = await scenario.start('Transfer');
  await scenario.advance('10 s');
  await scenario.terminate(transfer);
  await scenario.signal('@counter@a', 'add', 1);
  await scenario.untilIdle();

  expect(await scenario.status('@counter@a')).toMatchObject({ customStatus: { queueSize: 1, lockedBy: transfer } });
});

test('calling an entity that the app does not register leaves the instance Running, and a notice says so', async () => {
  const scenario = openApp(`df.app.orchestration('Asks', function* (context) {
  return yield context.df.callEntity(new df.EntityId('Nobody', 'k'), 'get');
});`);
  const asks = await scenario.start('Asks');

  await scenario.untilIdle();

  expect((await scenario.status(asks))?.runtimeStatus).toBe('Running');
  expect(scenario.records).toContainEqual(
    expect.objectContaining({ kind: 'notice', text: expect.stringContaining('the entity "nobody"') as string }),
  );
});

test('a signal of a client to an entity that the app does not register is accepted, and a notice says that nothing takes it', async () => {
  const scenario = openApp(COUNTER);
  await scenario.signal('@conter@a', 'add', 5);
  await scenario.untilIdle();

  expect(await scenario.entity('@conter@a')).toBeUndefined();
  expect(scenario.records.filter(({ kind }) => kind === 'notice')).toMatchObject([
    {
      text: 'The app does not register the entity "conter" (it registers Counter). Correct the name or register the function.',
      source: { file: 'src/functions/app.ts', line: 4 },
    },
  ]);
});

test('a signal to an entity that the app does not register fails the instance, and nothing after it is done', async () => {
  const scenario = openApp(`${COUNTER}
df.app.activity('Work', { handler: () => 'done' });
df.app.orchestration('Signals', function* (context) {
  context.df.signalEntity(new df.EntityId('Kounter', 'k'), 'add', 5);
  yield context.df.callActivity('Work');
});`);
  const instance = await scenario.start('Signals');

  await scenario.untilIdle();

  expect(await scenario.status(instance)).toMatchObject({
    runtimeStatus: 'Failed',
    output:
      "Orchestrator function 'Signals' failed: The function 'kounter' doesn't exist, is disabled, or is not an entity function. Additional info: The following are the known entity functions: 'Counter'.",
  });
  expect(await scenario.ledger()).toEqual([]);
});

test('entities survive the crash matrix', async () => {
  const scenario = openApp(TRANSFER);
  await scenario.signal('@counter@a', 'add', 10);
  const transfer = await scenario.start('Transfer');
  await scenario.untilIdle();

  await scenario.crashMatrix();

  expect((await scenario.status(transfer))?.output).toBe(10);
});
