import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppLoadError } from '#core';
import { AddressError, PortTakenError } from './server.ts';
import { approvals, closeAll, instance, post, serve, statusOf } from './story-host.ts';

vi.setConfig({ testTimeout: 30_000 });

afterEach(closeAll);

describe('on the wall clock', () => {
  test('an event that is raised over HTTP completes the orchestration that waits for it', async () => {
    const { host, lines } = await serve();

    const started = await post(`${host.origin}/v1/approvals/order-1`, { amount: 5 });
    expect(started.status).toBe(202);
    expect(started.headers.get('x-team')).toBe('A');
    expect(await started.json()).toEqual({ id: 'order-1', greeting: 'hello' });
    expect((await post(`${instance(host, 'order-1')}/raiseEvent/Answer`, { yes: true })).status).toBe(202);

    await lines.until('Approval "order-1" completed');

    expect(await statusOf(host, 'order-1')).toMatchObject({ input: { amount: 5 }, output: { yes: true } });
    expect(lines.said).toEqual(
      expect.arrayContaining(['Approval "order-1" started', 'POST /v1/approvals/order-1 202']),
    );
    expect(lines.said.filter((line) => line.startsWith('Echo: heard'))).toHaveLength(1);
  });

  test('every cookie of an answer is a header of its own, and a route that is refused is said', async () => {
    const web = `
      import { app } from '@azure/functions';
      const cookies = [{ name: 'a', value: '1' }, { name: 'b', value: '2', httpOnly: true }];
      app.http('Cookies', { handler: () => ({ cookies, body: (async function* () { yield 'hi'; })() }) });
      app.http('Slash', { route: '/slash', handler: () => ({}) });
    `;
    const { host, lines } = await serve({ app: { files: { 'web.ts': web }, entryPoints: ['web.ts'] } });

    const answer = await fetch(`${host.origin}/api/cookies`);

    expect(answer.headers.getSetCookie()).toEqual(['a=1; path=/', 'b=2; path=/; httponly']);
    expect(await answer.text()).toBe('hi');
    expect(lines.said.join('\n')).toContain('Slash has the route "/slash", which the host refuses');
  });

  test('functions are listed with their triggers and URLs', async () => {
    const { host } = await serve();

    expect(host.origin).toMatch(/^http:\/\/localhost:\d+$/);
    expect(host.functions).toEqual([
      expect.objectContaining({ name: 'Approval', trigger: 'orchestrationTrigger' }),
      expect.objectContaining({ name: 'Echo', trigger: 'activityTrigger' }),
      expect.objectContaining({
        name: 'Start',
        trigger: 'httpTrigger',
        http: { methods: ['POST'], url: `${host.origin}/v1/approvals/{id}` },
      }),
    ]);
  });

  test('what nobody answers is 404, and the clock cannot be moved', async () => {
    const { host } = await serve();

    expect((await fetch(`${host.origin}/v1/nothing`)).status).toBe(404);
    expect((await fetch(`${host.origin}/v1/approvals/order-1`)).status).toBe(404);
    const answer = await post(`${host.origin}/admin/clock`, { next: true });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({
      message: 'This host runs on the wall clock, which cannot be moved; start it with --clock virtual.',
    });
  });
});

describe('on the virtual clock', () => {
  test('an hour passes when it is told to', async () => {
    const { host } = await serve({ clock: 'virtual' });
    await post(`${host.origin}/v1/approvals/order-1`, {});

    expect(await (await post(`${host.origin}/admin/clock`, { advance: 3_599_999 })).json()).toEqual({
      now: '2030-01-01T00:59:59.999Z',
      nextDue: '2030-01-01T01:00:00.000Z',
      clock: 'virtual',
    });
    expect(await statusOf(host, 'order-1')).toMatchObject({ runtimeStatus: 'Running' });

    await post(`${host.origin}/admin/clock`, { advance: '1 ms' });
    expect(await statusOf(host, 'order-1')).toMatchObject({ runtimeStatus: 'Completed', output: 'nobody answered' });
  });

  test('the next due work is run, until there is none', async () => {
    const { host } = await serve({ clock: 'virtual' });
    await post(`${host.origin}/v1/approvals/order-1`, {});
    const next = async (): Promise<unknown> => (await post(`${host.origin}/admin/clock`, { next: true })).json();

    const after = { now: '2030-01-01T01:00:00.000Z', nextDue: null, clock: 'virtual' };
    expect(await next()).toEqual({ ...after, moved: true });
    expect(await next()).toEqual({ ...after, moved: false });
    expect(await (await fetch(`${host.origin}/admin/clock`)).json()).toEqual(after);
  });

  test.each([
    [
      '{ "advance": "soon" }',
      '"soon" is not a duration; write milliseconds, or text such as "1 hour" or "59 min 59 s".',
    ],
    ['{ "hours": 1 }', 'That does not say how far; write { "advance": "1 hour" } or { "next": true }.'],
    ['an hour', 'That is not JSON that moves a clock; write { "advance": "1 hour" } or { "next": true }.'],
  ])('%s is refused', async (body, message) => {
    const { host } = await serve({ clock: 'virtual' });

    const answer = await fetch(`${host.origin}/admin/clock`, { method: 'POST', body });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ message });
  });

  test.each(['GET', 'POST', 'PUT'])('%s to a path below the clock is told what the clock answers', async (method) => {
    const { host } = await serve({ clock: 'virtual' });

    const answer = await fetch(`${host.origin}/admin/clock/advance?duration=1%20hour`, { method });

    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      message:
        'There is nothing at /admin/clock/advance; GET /admin/clock tells the time, and to move it, POST to /admin/clock and write { "advance": "1 hour" } or { "next": true }.',
    });
  });

  test('another method than GET and POST is told what the clock answers', async () => {
    const { host } = await serve({ clock: 'virtual' });

    const answer = await fetch(`${host.origin}/admin/clock`, { method: 'PUT', body: '{ "next": true }' });

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(await answer.json()).toEqual({
      message:
        '/admin/clock does not know PUT; GET /admin/clock tells the time, and to move it, POST to /admin/clock and write { "advance": "1 hour" } or { "next": true }.',
    });
  });

  test('a loop that never lets time pass is reported, and the host goes on', async () => {
    const spinner = `
      import * as df from 'durable-functions';
      df.app.orchestration('Spinner', function* (context) { while (true) yield context.df.callActivity('Nothing'); });
      df.app.activity('Nothing', { handler: () => {} });
    `;
    const { host } = await serve({
      clock: 'virtual',
      momentsPerInstant: 50,
      app: { files: { 'spinner.ts': spinner }, entryPoints: ['spinner.ts'] },
    });
    await post(`${host.origin}/runtime/webhooks/durabletask/orchestrators/Spinner/one`);

    const answer = await post(`${host.origin}/admin/clock`, { advance: 1 });

    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      message:
        'More than 50 moments at one instant: Spinner "one"; wait on a durable timer or an event somewhere in the loop.',
    });
    expect((await fetch(`${host.origin}/admin/clock`)).status).toBe(200);
  });
});

describe('what a person in front of the host reads', () => {
  const faulty = `
    import * as df from 'durable-functions';
    import { app } from '@azure/functions';
    df.app.orchestration('Order', function* (context) {
      try {
        yield context.df.callActivity('Pay');
      } catch {
        yield context.df.callEntity(new df.EntityId('Cart', 'c'), 'clear');
      }
    });
    df.app.activity('Pay', { handler: () => { throw new Error('card refused\\nfor good'); } });
    df.app.entity('Cart', () => { throw new Error('no such operation'); });
    app.http('Slow', { handler: async () => {
      for (let i = 0; i < 2; i += 1) await new Promise((resolve) => setTimeout(resolve, 1000));
      return { body: 'done' };
    } });
  `;
  const app = { files: { 'faulty.ts': faulty }, entryPoints: ['faulty.ts'] };

  test('why an activity, an entity and an orchestration failed', async () => {
    const { host, lines } = await serve({ app });

    await post(`${host.origin}/runtime/webhooks/durabletask/orchestrators/Order/one`);
    await lines.until('Order "one" failed: [object Object]');

    expect(lines.said).toEqual(
      expect.arrayContaining([
        'Pay failed: card refused',
        '@cart@c: "clear" threw an Error, of which the SDK passes on nothing; log it in the entity',
      ]),
    );
  });

  test('that a function waits for a clock that stands still', async () => {
    const { host, lines } = await serve({ app, clock: 'virtual' });

    const answer = fetch(`${host.origin}/api/Slow`);
    await lines.until(
      `Slow waits until 2030-01-01T00:00:01.000Z, and time stands still: move it with POST ${host.origin}/admin/clock { "next": true }.`,
    );
    await post(`${host.origin}/admin/clock`, { advance: '2 s' });

    expect(await (await answer).text()).toBe('done');
    expect(lines.said.filter((line) => line.includes('waits until'))).toHaveLength(1);
  });
});

describe('what cannot be served', () => {
  test('an app that does not load', async () => {
    const app = { files: { 'a.ts': 'const a = ;' }, entryPoints: ['a.ts'] };

    await expect(serve({ app })).rejects.toThrow(AppLoadError);
  });

  test('a port that is taken', async () => {
    const { host } = await serve();
    const port = Number(new URL(host.origin).port);

    await expect(serve({ port })).rejects.toThrow(new PortTakenError(port));
  });

  test('an address that is not one of this machine', async () => {
    await expect(serve({ address: '192.0.2.1' })).rejects.toThrow(AddressError);
  });

  test('a host.json that is none', async () => {
    const app = { ...approvals, files: { ...approvals.files, 'host.json': '{ "version": ' } };

    await expect(serve({ app })).rejects.toThrow('host.json:1:14: This is not valid JSON: invalid end of input.');
  });
});

test('an hour on a clock that runs a hundred thousand times faster is soon over', async () => {
  const { host, lines } = await serve({ speed: 100_000 });
  await post(`${host.origin}/v1/approvals/order-1`, {});

  await lines.until('Approval "order-1" completed');

  const { createdTime, lastUpdatedTime, output } = await statusOf(host, 'order-1');
  expect(output).toBe('nobody answered');
  expect(Date.parse(String(lastUpdatedTime)) - Date.parse(String(createdTime))).toBeGreaterThanOrEqual(3_599_000);
  expect(await (await fetch(`${host.origin}/admin/clock`)).json()).toMatchObject({ clock: 'wall', speed: 100_000 });
});

describe('what a host tells of itself', () => {
  test('its status, in the shape of the real host', async () => {
    const { host } = await serve({ folder: '/apps/approvals' });

    const status = (await (await fetch(`${host.origin}/admin/host/status`)).json()) as Record<string, unknown>;

    expect([status['state'], status['version']]).toEqual(['Running', expect.stringMatching(/^4\.\d+/)]);
    expect(Object.keys(status)).toEqual([
      'id',
      'state',
      'version',
      'versionDetails',
      'platformVersion',
      'instanceId',
      'computerName',
      'processUptime',
      'functionAppContentEditingState',
    ]);
    expect((await fetch(`${host.origin}/admin/host/ping`)).status).toBe(200);
  });

  test('its functions', async () => {
    const { host } = await serve();

    const functions = (await (await fetch(`${host.origin}/admin/functions`)).json()) as { name: string }[];

    expect(functions.map(({ name }) => name)).toEqual(['Approval', 'Echo', 'Start']);
    expect(await (await fetch(`${host.origin}/admin/functions/start`)).json()).toMatchObject({
      name: 'Start',
      invoke_url_template: `${host.origin}/v1/approvals/{id}`,
      config: { scriptFile: 'src/functions/client.ts', bindings: [{ type: 'httpTrigger' }, {}, {}] },
    });
    expect((await fetch(`${host.origin}/admin/functions/nobody`)).status).toBe(404);
  });

  test('the name of its task hub, in every management URL', async () => {
    const hostJson = '{ "extensions": { "durableTask": { "hubName": "%HUB%" } } }';
    const app = { ...approvals, files: { ...approvals.files, 'host.json': hostJson }, settings: { HUB: 'Orders7' } };
    const { host } = await serve({ app });

    const started = await post(`${host.origin}/runtime/webhooks/durabletask/orchestrators/Approval/one`);

    const { purgeHistoryDeleteUri } = (await started.json()) as Record<string, string>;
    expect(new URL(purgeHistoryDeleteUri ?? '').searchParams.get('taskHub')).toBe('Orders7');
  });
});

test('a page of an allowed origin may read answers, one of another may not', async () => {
  const local = '{ "Host": { "CORS": "http://shop.example, http://other.example" } }';
  const { host } = await serve({ app: { ...approvals, files: { ...approvals.files, 'local.settings.json': local } } });
  const ask = (origin: string, method: string): Promise<Response> =>
    fetch(`${host.origin}/v1/nothing`, { method, headers: { origin, 'access-control-request-method': 'PUT' } });

  const preflight = await ask('http://shop.example', 'OPTIONS');
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'PUT']);
  const answers = await Promise.all(['http://shop.example', 'http://evil.example'].map((origin) => ask(origin, 'GET')));
  expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual([
    'http://shop.example',
    null,
  ]);
});
