// HTTP-triggered functions: what they get, what comes back, and which of them answers (host semantics §10.4).

import { describe, expect, test } from 'vitest';
import type { Scenario } from '#scenario';
import { openApp } from './one-app.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function noticesOf(scenario: Scenario): string[] {
  return scenario.records.flatMap((record) => (record.kind === 'notice' ? [record.text] : []));
}

describe('a request', () => {
  test('its route parameters, query and body arrive, and the answer comes back whole', async () => {
    const scenario = openApp(`
app.http('Echo', {
  route: 'echo/{name}/{size:int?}',
  methods: ['POST'],
  handler: async (request) => ({
    status: 201,
    headers: { 'x-name': request.params.name },
    jsonBody: { size: request.params.size, q: request.query.get('q'), body: await request.json() },
  }),
});`);

    const answer = await scenario.http('POST', '/api/echo/Ann/5?q=1', { body: { a: true } });
    const without = await scenario.http('POST', '/api/echo/Ann', { body: 7 });
    const wrongType = await scenario.http('POST', '/api/echo/Ann/five', { body: {} });

    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-name': 'Ann', 'content-type': 'application/json' });
    expect(answer.json()).toEqual({ size: '5', q: '1', body: { a: true } });
    expect(without.json()).toEqual({ q: null, body: 7 });
    expect(wrongType.status).toBe(404);
  });

  test('a slash that is encoded stays so in a route parameter; everything else is decoded', async () => {
    const scenario = openApp(`
app.http('Show', { route: 'show/{what}', handler: (request) => ({ body: request.params.what }) });`);

    const answers = await Promise.all(
      ['one%2Ftwo', 'https%3a%2f%2flocal', 'Gr%C3%B6%C3%9Fe%20%E2%82%AC', '50%', 'a+b'].map((path) =>
        scenario.http('GET', `/api/show/${path}`),
      ),
    );

    expect(answers.map(({ text }) => text)).toEqual(['one%2Ftwo', 'https:%2f%2flocal', 'Größe €', '50%', 'a+b']);
  });

  test('a query parameter given twice is one list, names differ by more than case, and empty ones are there', async () => {
    const scenario = openApp(`
app.http('Query', { handler: (request) => ({ jsonBody: [...request.query] }) });`);

    const answer = await scenario.http('GET', '/api/query?a=1&A=2&a=3&flag&empty=&text=x+y%26%C3%A4');

    expect(answer.json()).toEqual([
      ['a', '1,2,3'],
      ['flag', ''],
      ['empty', ''],
      ['text', 'x y&ä'],
    ]);
  });

  test('headers, method and URL are those of the caller; trigger metadata there is none', async () => {
    const scenario = openApp(`
app.http('Meta', {
  methods: ['PATCH'],
  handler: (request, context) => ({
    jsonBody: { method: request.method, url: request.url, tag: request.headers.get('X-TAG'), metadata: typeof context.triggerMetadata },
  }),
});`);

    const answer = await scenario.http('PATCH', '/api/Meta?x=%20', { headers: { 'X-Tag': 'one, two' } });

    expect(answer.json()).toEqual({
      method: 'PATCH',
      url: 'http://localhost:7071/api/Meta?x=%20',
      tag: 'one, two',
      metadata: 'undefined',
    });
  });

  test('a body is read as text, JSON, bytes, form or stream, and once', async () => {
    const scenario = openApp(`
app.http('Read', {
  route: 'read/{as}',
  methods: ['POST'],
  handler: async (request) => {
    const { as } = request.params;
    if (as === 'text') return { body: await request.text() };
    if (as === 'json') return { jsonBody: await request.json() };
    if (as === 'bytes') return { jsonBody: [...new Uint8Array(await request.arrayBuffer())] };
    if (as === 'form') return { jsonBody: [...(await request.formData()).entries()] };
    if (as === 'none') return { jsonBody: { body: request.body, text: await request.text() } };
    if (as === 'twice') return { jsonBody: [await request.text(), request.bodyUsed, await request.text().catch(() => 'used up')] };
    let size = 0;
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) size += chunk.length;
    return { jsonBody: size };
  },
});`);
    const read = (as: string, body?: string, headers = {}) =>
      scenario.http('POST', `/api/read/${as}`, { body, headers });
    const multipart = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nü\r\n--x--\r\n';

    expect((await read('text', 'Grüße')).text).toBe('Grüße');
    expect((await read('json', '{"a":[1]}')).json()).toEqual({ a: [1] });
    expect((await read('json', '{oops')).status).toBe(500);
    expect((await read('bytes', 'aé')).json()).toEqual([97, 195, 169]);
    expect((await read('form', 'a=1&a=2&b=x+y', FORM)).json()).toEqual([['a', '1'], ['a', '2'], ['b', 'x y']]); // prettier-ignore
    expect((await read('form', multipart, { 'content-type': 'multipart/form-data; boundary=x' })).json()).toEqual([['a', 'ü']]); // prettier-ignore
    expect((await read('none')).json()).toEqual({ body: null, text: '' });
    expect((await read('twice', 'x')).json()).toEqual(['x', true, 'used up']);
    expect((await read('stream', 'x'.repeat(3_000_000))).json()).toBe(3_000_000);
  });
});

describe('an answer', () => {
  test('bodies of every kind, with the content type that belongs to them', async () => {
    const scenario = openApp(`
const answers = {
  text: () => ({ body: 'hi' }),
  json: () => ({ jsonBody: { a: 1 } }),
  zero: () => ({ jsonBody: 0 }),
  bytes: () => ({ body: new Uint8Array([104, 105]), headers: { 'content-type': 'image/x' } }),
  buffer: () => ({ body: Buffer.from('hi') }),
  query: () => ({ body: new URLSearchParams({ a: 'x y' }) }),
  form: () => { const form = new FormData(); form.append('a', 'x'); return { body: form }; },
  stream: () => ({ body: new Blob(['hi ', 'there']).stream() }),
  large: () => ({ body: 'x'.repeat(3_000_000) }),
  text202: () => ({ status: '202', body: 'hi' }),
  none204: () => ({ status: 204, body: 'gone' }),
  empty: () => ({}),
};
app.http('Answer', { route: 'answer/{kind}', handler: (request) => answers[request.params.kind as keyof typeof answers]() as never });`);
    const answer = async (kind: string) => {
      const { status, headers, text } = await scenario.http('GET', `/api/answer/${kind}`);
      return [status, headers['content-type'], text.length > 99 ? text.length : text];
    };

    expect(await answer('text')).toEqual([200, 'text/plain;charset=UTF-8', 'hi']);
    expect(await answer('json')).toEqual([200, 'application/json', '{"a":1}']);
    expect(await answer('zero')).toEqual([200, 'application/json', '0']);
    expect(await answer('bytes')).toEqual([200, 'image/x', 'hi']);
    expect(await answer('buffer')).toEqual([200, undefined, 'hi']);
    expect(await answer('query')).toEqual([200, 'application/x-www-form-urlencoded;charset=UTF-8', 'a=x+y']);
    expect(await answer('stream')).toEqual([200, undefined, 'hi there']);
    expect((await scenario.http('GET', '/api/answer/form')).text).toMatch(/^--.*\r\n.*name="a"\r\n\r\nx\r\n--/);
    expect((await answer('form'))[1]).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(await answer('large')).toEqual([200, 'text/plain;charset=UTF-8', 3_000_000]);
    expect(await answer('text202')).toEqual([202, 'text/plain;charset=UTF-8', 'hi']);
    expect(await answer('none204')).toEqual([204, undefined, '']);
    expect(await answer('empty')).toEqual([200, undefined, '']);
  });

  test('nothing returned is 204; what is no answer at all is 500, and the log says why', async () => {
    const scenario = openApp(`
const returned = { nothing: undefined, null: null, text: 'hi', number: 7, early: { status: 99 }, breaks: undefined };
app.http('Returns', { route: 'returns/{what}', handler: (request) => {
  if (request.params.what === 'breaks') throw new Error('boom');
  return returned[request.params.what as keyof typeof returned] as never;
} });`);
    const answers = await Promise.all(
      ['nothing', 'null', 'text', 'number', 'early', 'breaks'].map((what) =>
        scenario.http('GET', `/api/returns/${what}`),
      ),
    );

    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
      [500, ''],
      [500, ''],
      [500, ''],
      [500, ''],
    ]);
    const logs = scenario.records.flatMap((record) => (record.kind === 'log' ? [record.text] : []));
    expect(logs).toEqual(
      expect.arrayContaining([
        expect.stringContaining('The HTTP response must be an object with optional properties "body", "status"'),
        expect.stringMatching(/Returns failed: Error: boom\n\s+at .*src\/functions\/app\.ts:6:\d+/),
      ]),
    );
  });

  test('cookies arrive as one Set-Cookie header each, as ASP.NET Core writes them', async () => {
    const scenario = openApp(`
app.http('Login', { handler: () => ({
  body: 'hi',
  cookies: [
    { name: 'session', value: 'a b=c', path: '/app', domain: 'example.org', maxAge: 3600, secure: true, httpOnly: true, sameSite: 'Strict' },
    { name: 'seen', value: '1', expires: new Date(Date.UTC(2030, 0, 1)), sameSite: 'None' },
    { name: 'plain', value: '' },
  ],
}) });
app.http('Refused', { handler: () => ({ body: 'hi', cookies: [{ name: 'old', value: '', maxAge: -1 }] }) });`);

    const answer = await scenario.http('GET', '/api/login');
    const refused = await scenario.http('GET', '/api/refused');

    expect(answer.text).toBe('hi');
    expect(answer.cookies).toEqual([
      'session=a%20b%3Dc; max-age=3600; domain=example.org; path=/app; secure; samesite=strict; httponly',
      'seen=1; expires=Tue, 01 Jan 2030 00:00:00 GMT; path=/; samesite=none',
      'plain=; path=/',
    ]);
    expect(refused.status).toBe(500);
    expect(scenario.records).toContainEqual(
      expect.objectContaining({ kind: 'log', text: 'Refused answered 500: the cookie "old" has a negative maxAge.' }),
    );
  });

  test('to HEAD comes without its body; a streaming app is answered whole', async () => {
    const scenario = openApp(`
app.setup({ enableHttpStream: true });
app.http('Look', { methods: ['HEAD', 'GET'], handler: () => ({ body: new Blob(['hi']).stream(), headers: { 'x-size': '2' } }) });`);

    const head = await scenario.http('HEAD', '/api/look');
    const get = await scenario.http('GET', '/api/look');

    expect([head.status, head.headers['x-size'], head.text]).toEqual([200, '2', '']);
    expect(get.text).toBe('hi');
  });
});

describe('which function answers', () => {
  const named = (...functions: [name: string, route: string, methods?: string][]) =>
    functions
      .map(([name, route, methods = "'GET'"]) => {
        const options = `route: ${JSON.stringify(route)}, methods: [${methods}]`;
        return `app.http('${name}', { ${options}, handler: (request) => ({ jsonBody: ['${name}', request.params] }) });`;
      })
      .join('\n');

  test('the first by name whose route fits, however special the others are', async () => {
    const scenario = openApp(
      named(['GetRecent', 'items/recent'], ['getItem', 'items/{id}'], ['All', '{*rest:minlength(14)}']),
    );

    expect((await scenario.http('GET', '/api/items/recent')).json()).toEqual(['getItem', { id: 'recent' }]);
    expect((await scenario.http('GET', '/api/items/recent/x')).json()).toEqual(['All', { rest: 'items/recent/x' }]);
    expect(noticesOf(scenario)).toEqual([
      'GetRecent has the route "items/recent", but getItem comes first by name and its route "items/{id}" fits, too. As on Azure, GetRecent gets no GET request; narrow the route of getItem, for example with a constraint, or rename one of the two.',
    ]);
  });

  test('a method that is not taken is passed over, and 404 if nobody takes it', async () => {
    const scenario = openApp(named(['Add', 'items', "'POST'"], ['List', 'items', "'GET'"]));

    expect((await scenario.http('GET', '/api/items')).json()).toEqual(['List', {}]);
    expect((await scenario.http('POST', '/api/items')).json()).toEqual(['Add', {}]);
    for (const method of ['PUT', 'HEAD', 'OPTIONS', 'DELETE']) {
      expect((await scenario.http(method, '/api/items')).status).toBe(404);
    }
  });

  test('a function without methods takes GET and POST, and without a route has its name', async () => {
    const scenario = openApp(`
app.http('Plain', { handler: () => ({ body: 'plain' }) });
app.http('Empty', { route: '', handler: () => ({ body: 'empty' }) });`);

    expect((await scenario.http('GET', '/API/plain/')).text).toBe('plain');
    expect((await scenario.http('POST', '/api/Empty')).text).toBe('empty');
    expect((await scenario.http('PUT', '/api/plain')).status).toBe(404);
    expect((await scenario.http('GET', '/api')).status).toBe(404);
  });

  test('a route that the host refuses is named at the start, and the rest of the app works', async () => {
    const scenario = openApp(
      named(
        ['A', '/hello'],
        ['B', 'x/{id:number}'],
        ['C', 'administration'],
        ['D', 'same/{id}'],
        ['E', 'SAME/{id}'],
        ['Fine', 'same/{id}', "'POST'"],
      ),
    );

    expect((await scenario.http('POST', '/api/same/1')).json()).toEqual(['Fine', { id: '1' }]);
    expect((await scenario.http('GET', '/api/same/1')).json()).toEqual(['D', { id: '1' }]);
    expect((await scenario.http('GET', '/api/hello')).status).toBe(404);
    const consequence = (name: string) =>
      `No request reaches ${name}, and on Azure the host reports an error; correct the route.`;
    expect(noticesOf(scenario)).toEqual([
      `A has the route "/hello", which the host refuses: two slashes follow each other. It stands behind "api/", so it begins without a slash. ${consequence('A')}`,
      expect.stringMatching(
        /^B has the route "x\/\{id:number\}", which the host refuses: there is no constraint "number"; the constraints are alpha, /,
      ),
      `C has the route "administration", which the host refuses: routes that begin with "admin" are kept for the host itself. ${consequence('C')}`,
      `E has the route "SAME/{id}", which the host refuses: D has the same route for the same method. ${consequence('E')}`,
    ]);
  });
});

test('triggers and bindings that are not simulated are named once, and nothing stops', async () => {
  const scenario = openApp(`
import { input, output } from '@azure/functions';
const rows = input.cosmosDB({ databaseName: 'd', containerName: 'c', connection: 'C' });
const queue = output.storageQueue({ queueName: 'q', connection: 'C' });
app.timer('Nightly', { schedule: '0 0 3 * * *', handler: () => {} });
app.storageBlob('Upload', { path: 'p/{name}', connection: 'C', handler: () => {}, extraOutputs: [queue] });
app.serviceBusQueue('Order', { queueName: 'q', connection: 'C', handler: () => {} });
app.http('Import', {
  extraInputs: [rows],
  extraOutputs: [queue],
  handler: (request, context) => {
    context.extraOutputs.set(queue, 'x');
    return { jsonBody: { rows: typeof context.extraInputs.get(rows) } };
  },
});
df.app.activity('Save', { handler: () => 'saved', extraOutputs: [queue] });
df.app.orchestration('O', function* (context) { return yield context.df.callActivity('Save'); });`);

  const answer = await scenario.http('GET', '/api/import');
  await scenario.start('O', { instanceId: 'o1' });
  await scenario.untilIdle();
  await scenario.crash();
  await scenario.http('GET', '/api/import');

  expect(answer.json()).toEqual({ rows: 'undefined' });
  expect(await scenario.status('o1')).toMatchObject({ runtimeStatus: 'Completed', output: 'saved' });
  expect(noticesOf(scenario)).toEqual([
    'Nightly has the trigger "timerTrigger", which is not simulated: the function is loaded and never called.',
    'Upload has the trigger "blobTrigger", which is not simulated: the function is loaded and never called.',
    'Order has the trigger "serviceBusTrigger", which is not simulated: the function is loaded and never called.',
    'Import has the input binding "cosmosDB", which is not simulated: the function gets undefined from it.',
    'Import has the output binding "queue", which is not simulated: what the function sets there goes nowhere.',
    'Save has the output binding "queue", which is not simulated: what the function sets there goes nowhere.',
  ]);
});

test('a function whose name the host does not take is left out, and a notice says so', async () => {
  const scenario = openApp(`
app.http('order.list', { route: 'orders', handler: () => ({ body: 'orders' }) });
app.http('', { route: 'nameless', handler: () => ({ body: 'nameless' }) });
df.app.activity('2nd', { handler: () => 'second' });
df.app.activity('Second', { handler: () => 'second' });
df.app.orchestration('Calls', function* (context) { return yield context.df.callActivity(context.df.getInput()); });`);

  expect((await scenario.http('GET', '/api/orders')).status).toBe(404);
  expect((await scenario.http('GET', '/api/nameless')).status).toBe(404);
  const taken = await scenario.start('Calls', { input: 'Second' });
  const leftOut = await scenario.start('Calls', { input: '2nd' });
  await scenario.untilIdle();

  expect(await scenario.status(taken)).toMatchObject({ output: 'second' });
  expect(await scenario.status(leftOut)).toMatchObject({ runtimeStatus: 'Running' });
  const rule =
    'is not a valid function name, so the host leaves the function out. A name is a letter, then letters, digits, _ and -, at most 128 in all, and not "host".';
  expect(noticesOf(scenario).slice(0, 3)).toEqual([`'order.list' ${rule}`, `'' ${rule}`, `'2nd' ${rule}`]);
});
