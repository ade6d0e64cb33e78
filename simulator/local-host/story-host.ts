// Story host: what the stories about the local host share. Test support; nothing of the product imports it.

import type { AppSources } from '#core';
import { inProcessWorker } from '#worker/in-process';
import { createLocalHost, type LocalHost, type LocalHostOptions } from './local-host.ts';

/** An orchestrator that waits an hour for an answer. */
export const approval = `
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

/** An HTTP function that starts it. */
export const client = `
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

/** An approval that waits an hour, and an HTTP function that starts it. */
export const approvals: AppSources = {
  files: {
    'host.json': '{ "version": "2.0", /* short */ "extensions": { "http": { "routePrefix": "v1" } } }',
    'src/functions/approval.ts': approval,
    'src/functions/client.ts': client,
  },
  entryPoints: ['src/functions/approval.ts', 'src/functions/client.ts'],
  settings: { TEAM: 'A' },
};

const open: LocalHost[] = [];

/** Ends what {@link serve} began. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((host) => host.close()));
}

/** Serves the approvals, or what the options say, on a free port. */
export async function serve(options: Partial<LocalHostOptions> = {}): Promise<{ host: LocalHost; lines: Lines }> {
  const lines = new Lines();
  const host = await createLocalHost({
    app: approvals,
    worker: inProcessWorker(),
    port: 0,
    clock: 'wall',
    onLine: (line) => lines.add(line.replace(/^\[[^\]]+\] /, '')),
    ...options,
  });
  open.push(host);
  return { host, lines };
}

/** What the host says, without the times. */
export class Lines {
  readonly said: string[] = [];
  #onLine: () => void = () => {};

  add(line: string): void {
    this.said.push(line);
    this.#onLine();
  }

  /** Waits until it has said a line. */
  until(line: string): Promise<void> {
    return new Promise((resolve) => {
      this.#onLine = () => {
        if (this.said.includes(line)) resolve();
      };
      this.#onLine();
    });
  }
}

/** Posts JSON; without a body, nothing. */
export const post = (url: string, body: unknown = undefined): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-greeting': 'hello' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** The address of an instance. */
export const instance = (host: LocalHost, id: string): string =>
  `${host.origin}/runtime/webhooks/durabletask/instances/${id}`;

/** The status of an instance, as the built-in API tells it. */
export async function statusOf(host: LocalHost, id: string): Promise<Record<string, unknown>> {
  return (await (await fetch(instance(host, id))).json()) as Record<string, unknown>;
}
