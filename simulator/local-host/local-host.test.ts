import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppLoadError, type AppSources } from '#core';
import { threadWorker } from '#worker/thread';
import { createLocalHost, type LocalHost, type LocalHostOptions } from './local-host.ts';
import { PortTakenError } from './server.ts';

vi.setConfig({ testTimeout: 30_000 });

const approval = `
  import * as df from 'durable-functions';
  df.app.orchestration('Approval', function* (context) {
    const answer = context.df.waitForExternalEvent('Answer');
    const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 3_600_000));
    if ((yield context.df.Task.any([answer, deadline])) === deadline) return 'nobody answered';
    deadline.cancel();
    return yield context.df.callActivity('Echo', answer.result);
  });
  df.app.activity('Echo', { handler: (input, context) => { context.log('heard', input); return input; } });
`;

const client = `
  import { app } from '@azure/functions';
  import * as df from 'durable-functions';
  app.http('Start', {
    methods: ['POST'],
    route: 'approvals/{id}',
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => {
      const id = await df.getClient(context).startNew('Approval', { instanceId: request.params.id, input: await request.json() });
      return { status: 202, jsonBody: { id, greeting: request.headers.get('x-greeting') }, headers: { 'x-team': process.env.TEAM } };
    },
  });
`;

const approvals: AppSources = {
  files: {
    'host.json': '{ "version": "2.0", /* short */ "extensions": { "http": { "routePrefix": "v1" } } }',
    'src/functions/approval.ts': approval,
    'src/functions/client.ts': client,
  },
  entryPoints: ['src/functions/approval.ts', 'src/functions/client.ts'],
  settings: { TEAM: 'A' },
};

const open: LocalHost[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()));
});

async function serve(options: Partial<LocalHostOptions> = {}): Promise<{ host: LocalHost; lines: Lines }> {
  const lines = new Lines();
  const host = await createLocalHost({
    app: approvals,
    worker: threadWorker(),
    port: 0,
    clock: 'wall',
    onLine: (line) => lines.add(line.replace(/^\[[^\]]+\] /, '')),
    ...options,
  });
  open.push(host);
  return { host, lines };
}

/** What the host says, without the times. */
class Lines {
  readonly said: string[] = [];
  #onLine: () => void = () => {};

  add(line: string): void {
    this.said.push(line);
    this.#onLine();
  }

  until(line: string): Promise<void> {
    return new Promise((resolve) => {
      this.#onLine = () => {
        if (this.said.includes(line)) resolve();
      };
      this.#onLine();
    });
  }
}

const post = (url: string, body: unknown = undefined): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-greeting': 'hello' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const instance = (host: LocalHost, id: string): string => `${host.origin}/runtime/webhooks/durabletask/instances/${id}`;

async function statusOf(host: LocalHost, id: string): Promise<Record<string, unknown>> {
  return (await (await fetch(instance(host, id))).json()) as Record<string, unknown>;
}

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
      { name: 'Approval', trigger: 'orchestrationTrigger' },
      { name: 'Echo', trigger: 'activityTrigger' },
      { name: 'Start', trigger: 'httpTrigger', http: { methods: ['POST'], url: `${host.origin}/v1/approvals/{id}` } },
    ]);
  });

  test('what nobody answers is 404, and the clock cannot be moved', async () => {
    const { host } = await serve();

    expect((await fetch(`${host.origin}/v1/nothing`)).status).toBe(404);
    expect((await fetch(`${host.origin}/v1/approvals/order-1`)).status).toBe(404);
    expect((await post(`${host.origin}/admin/clock/next`)).status).toBe(404);
  });
});

describe('on the virtual clock', () => {
  test('an hour passes when it is told to', async () => {
    const { host } = await serve({ clock: 'virtual' });
    await post(`${host.origin}/v1/approvals/order-1`, {});

    expect(await (await post(`${host.origin}/admin/clock/advance?duration=3599999`)).json()).toEqual({
      now: '2030-01-01T00:59:59.999Z',
    });
    expect(await statusOf(host, 'order-1')).toMatchObject({ runtimeStatus: 'Running' });

    await post(`${host.origin}/admin/clock/advance?duration=1`);
    expect(await statusOf(host, 'order-1')).toMatchObject({ runtimeStatus: 'Completed', output: 'nobody answered' });
  });

  test('the next due work is run, until there is none', async () => {
    const { host } = await serve({ clock: 'virtual' });
    await post(`${host.origin}/v1/approvals/order-1`, {});
    const next = async (): Promise<unknown> => (await post(`${host.origin}/admin/clock/next`)).json();

    expect(await next()).toEqual({ now: '2030-01-01T01:00:00.000Z', moved: true });
    expect(await next()).toEqual({ now: '2030-01-01T01:00:00.000Z', moved: false });
    expect(await (await fetch(`${host.origin}/admin/clock`)).json()).toEqual({ now: '2030-01-01T01:00:00.000Z' });
  });

  test('a duration that is none is refused', async () => {
    const { host } = await serve({ clock: 'virtual' });

    const answer = await post(`${host.origin}/admin/clock/advance?duration=soon`);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      message: '"soon" is not a duration; write milliseconds, or text such as "1 hour" or "59 min 59 s".',
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

    const answer = await post(`${host.origin}/admin/clock/advance?duration=1`);

    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      message:
        'More than 50 moments at one instant: Spinner "one"; wait on a durable timer or an event somewhere in the loop.',
    });
    expect((await fetch(`${host.origin}/admin/clock`)).status).toBe(200);
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
});
