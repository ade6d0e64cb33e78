import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadExercise } from '#exercises/catalog';
import { requestsText } from '#exercises/requests-file';
import { Newcomer, type Running } from './newcomer.ts';

vi.setConfig({ testTimeout: 60_000 });

let newcomer: Newcomer;
const folder = (name: string): string => join(newcomer.workspace, name);

beforeAll(async () => {
  newcomer = await Newcomer.arrive();
  await newcomer.writes(
    'shop/package.json',
    '{ "main": "src/{index,functions/**}.js", "dependencies": { "durable-functions": "^2.1.3" } }',
  );
  await newcomer.writes('shop/host.json', '{ "extensions": { "durableTask": { "hubName": "Shop" } } }');
  await newcomer.writes('shop/local.settings.json', '{ "Values": { "GREETING": "Hello" } }');
  await newcomer.writes('shop/src/index.js', `require('@azure/functions').app.setup({});`);
  await newcomer.writes('shop/src/words.cjs', `exports.greeting = process.env.GREETING;`);
  await newcomer.writes('shop/src/functions/hello.js', hello('Tokyo'));
});

afterAll(() => newcomer.leave());

const hello = (city: string): string => `
  const df = require('durable-functions');
  const { app } = require('@azure/functions');
  const os = require('node:os');
  const { greeting } = require('../words.cjs');
  df.app.orchestration('hello', function* (context) { return yield context.df.callActivity('say', '${city}'); });
  df.app.activity('say', { handler: (city) => [greeting, city, typeof os.hostname()].join(' ') });
  app.http('start', { route: 'orchestrators/{name}', extraInputs: [df.input.durableClient()], handler: async (request, context) => {
    const client = df.getClient(context);
    return client.createCheckStatusResponse(request, await client.startNew(request.params.name));
  } });
`;

/** Starts an orchestration as a caller would, and waits until the host says that it is over. */
async function output(running: Running, origin: string): Promise<unknown> {
  const started = (await (await fetch(`${origin}/api/orchestrators/hello`, { method: 'POST' })).json()) as {
    statusQueryGetUri: string;
  };
  await running.shows(/hello "[^"]+" completed/);
  return ((await (await fetch(started.statusQueryGetUri)).json()) as { output: unknown }).output;
}

describe('a JavaScript app', () => {
  test('is served, loaded again when a file changes, and ended by Ctrl-C', async () => {
    const running = newcomer.starts('host', folder('shop'), '--port', '0');
    const shown = await running.shows(/Ctrl-C ends the host\.\n/);

    const origin = /http:\/\/localhost:\d+/.exec(shown)?.[0] ?? '';
    expect(shown).toMatch(/^package\.json asks for durable-functions \^2\.1\.3, made for the programming model /);
    expect(shown).toContain(
      `Functions:\n\n        start: [GET,POST] ${origin}/api/orchestrators/{name}\n\n        hello: orchestrationTrigger\n\n        say: activityTrigger\n`,
    );
    expect(shown).toContain('Task hub: Shop, ');
    expect(await output(running, origin)).toBe('Hello Tokyo string');

    await newcomer.writes('shop/src/functions/hello.js', hello('Cairo'));
    await running.shows(/hello\.js changed; the app was loaded again, and its instances go on\./);
    expect(await output(running, origin)).toBe('Hello Cairo string');

    await newcomer.writes('shop/src/functions/hello.js', 'const = 1;');
    await running.shows(
      /src\/functions\/hello\.js:1:7: This is not valid JavaScript: .+ What was loaded before goes on\./,
    );
    expect(await output(running, origin)).toBe('Hello Cairo string');

    running.interrupt();
    expect(await running.ended).toBe(0);
    expect(running.output.stderr).toBe('');
  });
});

/** The requests of a `requests.http`, as an editor sends them. */
function requestsIn(text: string, origin: string): Request[] {
  return text
    .replaceAll('{{host}}', origin)
    .split(/^### .*\n/m)
    .slice(1)
    .map((block) => {
      const [head = '', ...body] = block.trim().split('\n\n');
      const [line = '', ...headers] = head.split('\n');
      const [method = '', url = ''] = line.split(' ');
      const fields = headers.map((header) => header.split(': ') as [string, string]);
      return new Request(url, { method, headers: fields, ...(body.length > 0 && { body: body.join('\n\n') }) });
    });
}

test.each([
  [
    '04-approval-orchestrator',
    'ApprovalOrchestrator',
    'Raise: approve',
    // The approval ends the order: the rejection and the termination come too late.
    { Start: 202, 'Raise: approve': 202, 'Raise: reject': 410, Status: 200, Terminate: 410 },
  ],
  [
    '05-callback-client',
    // The orchestration that waits is no part of the learner's app.
    'WaitingOrchestrator',
    'Callback: approve',
    {
      'Start: wait for ApprovalEvent': 202,
      'Callback: approve': 202,
      'Callback: reject': 202,
      'Callback: bad body': 400,
      Status: 200,
    },
  ],
])(
  'the own copy of %s is served by its number, and answers its ready requests',
  async (slug, orchestrator, completing, answers) => {
    const copy = `exercises/${slug}`;
    await newcomer.copies(`${copy}/starter`, copy);
    await newcomer.copies(`solutions/${slug}`, copy);
    await newcomer.writes(`${copy}/requests.http`, requestsText(await loadExercise(slug)));
    const running = newcomer.starts('host', slug, '--port', '0', '--clock', 'virtual');

    const shown = await running.shows(/Ctrl-C ends the host\.\n/);
    expect(shown).toMatch(new RegExp(`^\\S+/exercises/${slug}: src/functions/\\*\\.ts `));
    expect(shown).toContain(`${orchestrator}: orchestrationTrigger`);

    const origin = /http:\/\/localhost:\d+/.exec(shown)?.[0] ?? '';
    const text = await newcomer.reads(`${copy}/requests.http`);
    const labels = [...text.matchAll(/^### (.*)$/gm)].map(([, label = '']) => label);
    const statuses = new Map<string, number>();
    for (const [at, request] of requestsIn(text, origin).entries()) {
      statuses.set(labels[at] ?? '', (await fetch(request)).status);
      if (labels[at] === completing) await running.shows(new RegExp(`${orchestrator} "order-42" completed`));
    }
    expect(Object.fromEntries(statuses)).toEqual(answers);

    running.interrupt();
    expect(await running.ended).toBe(0);
  },
);

test('Ctrl-C says which functions it waits for, and a second one ends the host at once', async () => {
  await newcomer.writes(
    'stuck/package.json',
    '{ "main": "app.js", "dependencies": { "durable-functions": "^3.5.0" } }',
  );
  await newcomer.writes('stuck/host.json', '{}');
  await newcomer.writes(
    'stuck/app.js',
    `const { app } = require('@azure/functions');
     app.http('stuck', { handler: (_request, context) => (context.log('here'), new Promise(() => undefined)) });`,
  );
  const running = newcomer.starts('host', folder('stuck'), '--port', '0');
  const origin = /http:\/\/localhost:\d+/.exec(await running.shows(/Ctrl-C ends the host\.\n/))?.[0] ?? '';
  const unanswered = fetch(`${origin}/api/stuck`).catch((error: unknown) => error);
  await running.shows(/here/);

  running.interrupt();
  await running.shows(
    /Ending: no new requests\. Waiting for 1 function that runs: stuck\. Ctrl-C once more ends at once\.\n/,
  );
  const again = setInterval(() => running.interrupt(), 100); // npm passes the first one on, too, at nearly the same time

  expect(await running.ended).toBe(130);
  clearInterval(again);
  expect(await unanswered).toBeInstanceOf(TypeError);
});

describe('what cannot be served is one sentence, and exit code 2', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const finished = await newcomer.types('host', 'solutions/04-approval-orchestrator', '--port', String(port));

    expect(finished).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${port} is taken; end what listens there or choose another one with --port.\n`,
    });
    other.close();
  });

  test.each([
    [
      'a folder without functions',
      {},
      /^No function files in .+: nothing matches src\/functions\/\*\.\{ts,js\}; .+\n$/,
    ],
    [
      'a broken host.json',
      { 'host.json': '{', 'src/functions/a.js': '' },
      /^host\.json:1:2: This is not valid JSON: .+\n$/,
    ],
  ])('%s', async (name, files, says) => {
    await newcomer.writes(`${name}/package.json`, '{}');
    for (const [path, text] of Object.entries(files)) await newcomer.writes(`${name}/${path}`, text);

    const { code, stderr } = await newcomer.types('host', folder(name));

    expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
  });
});
