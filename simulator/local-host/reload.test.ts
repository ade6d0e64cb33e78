import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { type AppSources } from '#core';
import { processWorker } from '#worker/process';
import { approvals, approval, closeAll, instance, post, serve, statusOf } from './story-host.ts';

vi.setConfig({ testTimeout: 30_000 });

afterEach(closeAll);

const withFile = (path: string, text: string): AppSources => ({
  ...approvals,
  files: { ...approvals.files, [path]: text },
});

test('an instance that was waiting goes on with the sources that are there when its event comes', async () => {
  const { host } = await serve({ clock: 'virtual' });
  await post(`${host.origin}/v1/approvals/order-1`, {});
  const louder = approval.replace('return input;', 'return { heard: input };');

  await host.reload(withFile('src/functions/approval.ts', louder));
  await post(`${instance(host, 'order-1')}/raiseEvent/Answer`, 'yes');

  expect(await statusOf(host, 'order-1')).toMatchObject({ runtimeStatus: 'Completed', output: { heard: 'yes' } });
});

test('sources that cannot be loaded leave those before, and the status says why', async () => {
  const { host } = await serve({ clock: 'virtual' });
  const says = 'src/functions/approval.ts:1:11: This is not valid TypeScript: unexpected ";".';

  await expect(host.reload(withFile('src/functions/approval.ts', 'const a = ;'))).rejects.toThrow(says);

  expect((await post(`${host.origin}/v1/approvals/order-1`, {})).status).toBe(202);
  const status = async (): Promise<unknown> => (await fetch(`${host.origin}/admin/host/status`)).json();
  expect(await status()).toMatchObject({ state: 'Running', errors: [says] });
  await host.reload(approvals);
  expect(await status()).not.toHaveProperty('errors');
});

test('host.json counts anew', async () => {
  const { host } = await serve();

  await host.reload(withFile('host.json', '{}'));

  expect((await post(`${host.origin}/api/approvals/order-1`, {})).status).toBe(202);
  expect(host.functions.at(-1)?.http?.url).toBe(`${host.origin}/api/approvals/{id}`);
});

test('an activity that was running when the sources changed is started again', async () => {
  const waits = (how: string): AppSources => ({
    files: {
      'slow.ts': `
        import * as df from 'durable-functions';
        df.app.orchestration('Slow', function* (context) { return yield context.df.callActivity('Waits'); });
        df.app.activity('Waits', { handler: async (_input, context) => {
          context.log('waiting');
          ${how}
        } });
      `,
    },
    entryPoints: ['slow.ts'],
  });
  const { host, lines } = await serve({ app: waits('await new Promise(() => {});'), worker: processWorker() });
  await post(`${host.origin}/runtime/webhooks/durabletask/orchestrators/Slow/one`);
  await lines.until('Waits: waiting');

  await host.reload(waits(`return 'released';`));
  await lines.until('Slow "one" completed');

  expect(await statusOf(host, 'one')).toMatchObject({ output: 'released' });
});

test('a host that ends takes no new requests and answers those that are open', async () => {
  const gate = new Gate();
  const waits = `
    import { app } from '@azure/functions';
    app.http('waits', { handler: async () => ({ body: await (await fetch('${await gate.open()}')).text() }) });
  `;
  const { host } = await serve({ app: { files: { 'waits.ts': waits }, entryPoints: ['waits.ts'] } });
  const open = fetch(`${host.origin}/api/waits`);
  await gate.reached;

  const ended = host.drain();
  expect((await fetch(`${host.origin}/admin/host/ping`)).status).toBe(503);
  gate.pass('at last');
  expect(await (await open).text()).toBe('at last');
  await ended;
  await expect(fetch(host.origin)).rejects.toThrow('fetch failed');
  gate.close();
});

/** A server that answers one request when it is told to. */
class Gate {
  readonly #server = createServer((_request, response) => {
    this.#response = response;
    this.#arrive();
  });
  #response: ServerResponse | undefined;
  #arrive: () => void = () => undefined;
  /** Resolves when somebody waits for the answer. */
  readonly reached = new Promise<void>((resolve) => (this.#arrive = resolve));

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  pass(text: string): void {
    this.#response?.end(text);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
