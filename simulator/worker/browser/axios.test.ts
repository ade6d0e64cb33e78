import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkerRequest, WorkerResponse } from '#core';
import { openHubRoute } from '../hub-routes.ts';
import { nodePlatform } from '../node-platform.ts';
import { create, type AxiosInstance } from './axios.ts';

// The same calls go three ways: the real axios over a real socket, the real axios with our adapter, and the stand-in.
// What arrives and what comes back has to be the same.

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly accept: string | undefined;
  readonly body: string;
}

const config = {
  validateStatus: (status: number) => status < 600,
  headers: { post: { 'Content-Type': 'application/json' } },
  maxContentLength: Infinity,
};

const bodies: { what: string; body: unknown }[] = [
  { what: 'nothing', body: undefined },
  { what: 'an empty string, as startNew without input sends', body: '' },
  { what: 'JSON text of an object', body: '{"a":1}' },
  { what: 'JSON text with blanks around', body: '  [1, 2]\n' },
  { what: 'JSON text of a string', body: '"bob"' },
  { what: 'JSON text of a boolean', body: 'true' },
  { what: 'text that is not JSON', body: 'bob & "co"' },
  { what: 'blanks', body: '   ' },
  { what: 'an object', body: { a: [1, { b: null }] } },
  { what: 'an array', body: [1, 'two'] },
  { what: 'a number', body: 5 },
  { what: 'null', body: null },
  { what: 'text outside ASCII', body: '"Grüße 🎉"' },
];

const answers: { what: string; status: number; body: string; headers?: Record<string, string> }[] = [
  { what: 'an object', status: 202, body: '{"id":"x"}' },
  { what: 'nothing', status: 202, body: '' },
  { what: 'text', status: 404, body: 'No instance' },
  { what: 'JSON under a text content type', status: 200, body: '{"a":1}', headers: { 'content-type': 'text/plain' } },
  { what: 'broken JSON', status: 500, body: '{"a":' },
  { what: 'a JSON string', status: 200, body: '"done"' },
  { what: 'a number', status: 200, body: '5' },
  { what: 'null', status: 200, body: 'null' },
  { what: 'JSON after a byte order mark', status: 200, body: '\uFEFF{"a":1}' },
  { what: 'a continuation token', status: 200, body: '[]', headers: { 'X-MS-Continuation-Token': 'abc' } },
];

const paths = [
  'instances/a b/terminate?reason=stop it & go#now',
  'instances/x?showInput=true',
  'entities/PlayerScore/+31611111111',
  'instances/Grüße',
];

let answer: WorkerResponse = { status: 202, headers: {}, body: '' };
let seen: Seen | undefined;

function onRequest({ method, url, headers, body }: WorkerRequest): Promise<WorkerResponse> {
  const { pathname, search } = new URL(url);
  seen = {
    method,
    path: pathname + search,
    type: headers['content-type'],
    accept: headers['accept'],
    body: body ?? '',
  };
  const lowerCase = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return Promise.resolve({ ...answer, headers: Object.fromEntries(lowerCase) as Record<string, string> });
}

async function onSocketRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const { 'content-type': type, accept } = request.headers;
  seen = {
    method: request.method ?? '',
    path: request.url ?? '',
    type,
    accept,
    body: Buffer.concat(chunks).toString(),
  };
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

const server = createServer((request, response) => void onSocketRequest(request, response));
const route = openHubRoute(onRequest);
let ways: { axios: AxiosInstance; base: string }[] = [];

beforeAll(async () => {
  nodePlatform();
  const require = createRequire(import.meta.url);
  const sdk = createRequire(require.resolve('durable-functions'));
  const real = (sdk('axios') as { default: { create(options: unknown): AxiosInstance } }).default;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/durabletask/`;
  ways = [
    { axios: real.create({ ...config, proxy: false }), base: socket },
    { axios: real.create(config), base: route.rpcBaseUrl },
    { axios: create(config), base: route.rpcBaseUrl },
  ];
});

afterAll(() => {
  route.close();
  server.close();
});

/** Makes the same call on all three ways; answers what was seen and what came back, per way. */
async function onEveryWay(
  make: (axios: AxiosInstance, base: string) => ReturnType<AxiosInstance['get']>,
): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const { axios, base } of ways) {
    seen = undefined;
    const { status, data, headers } = await make(axios, base);
    results.push({ seen, status, data, token: headers['x-ms-continuation-token'] });
  }
  return results;
}

function expectSame(results: readonly unknown[]): void {
  const [socket, adapter, standIn] = results;
  expect(adapter).toEqual(socket);
  expect(standIn).toEqual(socket);
}

describe('the stand-in for axios does as axios does', () => {
  test.each(bodies)('posting $what', async ({ body }) => {
    answer = { status: 202, headers: {}, body: '' };
    expectSame(await onEveryWay((axios, base) => axios.post(`${base}orchestrators/Orders`, body)));
  });

  test.each(answers)('being answered $what', async ({ status, body, headers }) => {
    answer = { status, headers: headers ?? { 'content-type': 'application/json' }, body };
    expectSame(await onEveryWay((axios, base) => axios.get(`${base}instances/x`)));
  });

  test.each(paths)('an address with %s', async (path) => {
    answer = { status: 202, headers: {}, body: '' };
    for (const method of ['get', 'delete'] as const) {
      expectSame(await onEveryWay((axios, base) => axios[method](new URL(path, base).href)));
    }
    expectSame(await onEveryWay((axios, base) => axios.post(new URL(path, base).href)));
  });

  test('headers of one request', async () => {
    answer = { status: 202, headers: {}, body: '' };
    const headers = { 'Content-Type': 'text/plain', Accept: 'text/plain' };
    expectSame(await onEveryWay((axios, base) => axios.post(`${base}entities/a/b`, 'bob', { headers })));
  });

  test('without a server behind the address, the stand-in says that there is no network', async () => {
    await expect(create(config).get('http://example.com/x')).rejects.toThrow(
      'No host of this app answers at http://example.com; the app has no network.',
    );
  });
});
