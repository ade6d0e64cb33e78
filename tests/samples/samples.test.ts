// The patterns of the SDK's official samples, served by the real host command and driven by its HTTP alone, as their users do.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Newcomer } from '../../workshop/newcomer.ts';
import { sampleApp } from './sample-app.ts';

interface Urls {
  readonly id: string;
  readonly statusQueryGetUri: string;
  readonly sendEventPostUri: string;
  readonly terminatePostUri: string;
}

let newcomer: Newcomer;
let origin: string;

beforeAll(async () => {
  newcomer = await Newcomer.arrive();
  for (const [path, text] of Object.entries(sampleApp)) await newcomer.writes(`samples/${path}`, text);
  const running = newcomer.starts('host', join(newcomer.workspace, 'samples'), '--port', '0', '--clock', 'virtual');
  origin = /http:\/\/localhost:\d+/.exec(await running.shows(/Ctrl-C ends the host\.\n/))?.[0] ?? '';
}, 60_000);

afterAll(() => newcomer.leave());

const post = (url: string, body: unknown = {}): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const pass = (advance: string | number): Promise<Response> => post(`${origin}/admin/clock`, { advance });

/** Starts an orchestration, and lets what is due happen. */
async function start(name: string, input: unknown = {}, id = ''): Promise<Urls> {
  const response = await post(`${origin}/api/orchestrators/${name}/${id}`, input);
  expect([response.status, response.headers.get('retry-after')]).toEqual([202, '10']);
  await pass(0);
  return (await response.json()) as Urls;
}

async function statusOf({ statusQueryGetUri }: Pick<Urls, 'statusQueryGetUri'>): Promise<Record<string, unknown>> {
  const response = await fetch(statusQueryGetUri);
  const status = (await response.json()) as Record<string, unknown>;
  const isOpen = ['Pending', 'Running', 'Suspended'].includes(String(status.runtimeStatus));
  expect(response.status).toBe(isOpen ? 202 : 200);
  return status;
}

const entity = (name: string): string => `${origin}/runtime/webhooks/durabletask/entities/counter/${name}`;

const completed = (output: unknown) => ({ runtimeStatus: 'Completed', output });

test('a sequence of activities', async () => {
  const status = await statusOf(await start('sequence'));

  expect(status).toMatchObject(completed(['Hello Tokyo', 'Hello Seattle', 'Hello Cairo']));
});

test('a sub-orchestration has the id that its parent gives it', async () => {
  const parent = await start('parent', {}, 'trip');
  const child = await statusOf({ statusQueryGetUri: parent.statusQueryGetUri.replace('/trip?', '/trip-child?') });

  expect(child).toMatchObject({ name: 'sequence', runtimeStatus: 'Completed' });
  expect(await statusOf(parent)).toMatchObject(completed(child.output));
});

test('the files of a folder, found by a package of the app, fan out and in', async () => {
  const backup = await start('backup', join(newcomer.workspace, 'samples/site'));

  expect(await statusOf(backup)).toMatchObject(completed(16));
});

test('a timer that is cancelled holds nothing up', async () => {
  expect(await statusOf(await start('cancelTimer', 'you'))).toMatchObject({
    ...completed('Hello you'),
    customStatus: 'greeted',
  });
});

test('activities and sub-orchestrations are tried again, and then the last error is caught', async () => {
  const urls = await start('retries');
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running' });
  await pass('20 s');
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running' });
  await pass('20 s');

  expect(await statusOf(urls)).toMatchObject(
    completed([
      "Activity function 'flaky' failed:  flaked",
      "Orchestrator function 'broken' failed: broken as it says",
    ]),
  );
});

test('a monitor checks every half hour', async () => {
  const urls = await start('monitor');
  await pass('1 h 59 min');
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running', output: null });
  await pass('1 h');

  expect(await statusOf(urls)).toMatchObject(completed(5));
});

test('somebody sends a wrong code, and then the right one', async () => {
  const urls = await start('verification', '+15550100');
  const send = async (code: number) => {
    expect((await post(urls.sendEventPostUri.replace('{eventName}', 'Code'), code)).status).toBe(202);
    await pass('1 s');
  };
  await send(1);
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running' });
  await send(4711);

  expect(await statusOf(urls)).toMatchObject(completed('authorized'));
  expect((await post(urls.sendEventPostUri.replace('{eventName}', 'Code'), 4711)).status).toBe(410);
});

test('nobody sends a code', async () => {
  const urls = await start('verification', '+15550100');
  await pass('90 s');

  expect(await statusOf(urls)).toMatchObject(completed('too late'));
});

test('a counter is asked by an orchestration and by HTTP', async () => {
  expect((await post(`${entity('mine')}?op=add`, 3)).status).toBe(202);
  await pass(0);
  expect(await statusOf(await start('addUpTo'))).toMatchObject(completed(10));
  expect(await (await fetch(entity('mine'))).json()).toBe(10);
  await post(`${entity('mine')}?op=reset`);
  await pass(0);

  expect(await (await fetch(entity('mine'))).json()).toBe(0);
  expect((await fetch(entity('nobodys'))).status).toBe(404);
});

test('a transfer holds both accounts, with "using"', async () => {
  await post(`${entity('a')}?op=add`, 100);
  await pass(0);

  expect(await statusOf(await start('transfer'))).toMatchObject(completed(2));
  expect(await (await fetch(entity('a'))).json()).toBe(70);
  expect(await (await fetch(entity('b'))).json()).toBe(30);
});

test('a counter continues as new, and its input is the state', async () => {
  const urls = await start('countUp', 7);
  await pass('30 s');
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running', input: 8 });
  await pass('60 s');

  expect(await statusOf(urls)).toMatchObject({ ...completed(10), input: 9 });
});

test('one that counts is terminated', async () => {
  const urls = await start('countUp', 0);
  expect((await post(urls.terminatePostUri.replace('{text}', 'enough'))).status).toBe(202);
  await pass(0);

  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough' });
});

test('the default version of host.json is that of orchestrations that are started without one', async () => {
  expect(await statusOf(await start('versions'))).toMatchObject(completed(['1.0', '0.9', '1.0']));
});

test('callHttp asks again until the answer is no longer 202', async () => {
  const urls = await start('polling', `${origin}/api/job`);
  await pass('119 s');
  expect(await statusOf(urls)).toMatchObject({ runtimeStatus: 'Running' });
  await pass('1 s');

  expect(await statusOf(urls)).toMatchObject(completed([200, { asked: 3 }]));
});
