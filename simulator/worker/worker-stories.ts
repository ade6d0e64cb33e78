// Worker stories: what every worker does, wherever it runs. Test support; each transport has a test file that tells them.

import { expect, test } from 'vitest';
import { AppLoadError, formatLocation, type FunctionWorker } from '#core';
import { appOf, call, completed, episode, firstEvents, loadStory, post, StoryHost } from './story-app.ts';

const chain = `import * as df from 'durable-functions';

df.app.orchestration('Seq', function* (context) {
  const a: string = yield context.df.callActivity('Hello', 'A');
  const b: string = yield context.df.callActivity('Hello', 'B');
  return [a, b];
});
df.app.activity('Hello', { handler: (name: string): string => \`Hello \${name}!\` });
`;

/** Tells the stories about loading and calling, with the worker that `make` answers. */
export function callingStories(make: () => FunctionWorker): void {
  test('a chain of two activities takes three episodes', async () => {
    const story = await loadStory(make(), appOf(chain));
    const opening = firstEvents('Seq');
    const afterA = [...opening, ...completed(0, 'Hello', 'Hello A!')];
    const afterB = [...afterA, ...completed(1, 'Hello', 'Hello B!')];

    const states = [];
    for (const history of [opening, afterA, afterB]) {
      const outcome = await call(story, 'Seq', episode(history));
      states.push(outcome.status === 'succeeded' ? JSON.parse(outcome.returnValue?.json ?? '') : outcome.message);
    }

    const hello = (input: string): object => ({ functionName: 'Hello', actionType: 0, input: JSON.stringify(input) });
    expect(states).toEqual([
      { isDone: false, actions: [[hello('A')]], schemaVersion: 3 },
      { isDone: false, actions: [[hello('A'), hello('B')]], schemaVersion: 3 },
      { isDone: true, actions: [[hello('A'), hello('B')]], output: ['Hello A!', 'Hello B!'], schemaVersion: 3 },
    ]);
    expect(await call(story, 'Hello', { string: 'A' })).toEqual({
      status: 'succeeded',
      returnValue: { string: 'Hello A!' },
      calls: [],
    });
    await story.worker.stop();
  });

  test('the host learns names, bindings, kinds and places of the functions', async () => {
    const { worker, app } = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.orchestration('Works', function* () { return 1; });
df.app.orchestration('Asynchronous', { handler: (async () => 1) as never });
df.app.activity('Given', { handler: () => 1 });
df.app.client.http('Start', {
  route: 'start/{name}', methods: ['POST'], handler: (_request, client, _context) => client.createHttpManagementPayload('x') as never,
});
`),
    );
    const shown = app.functions.map(({ name, handler, source, bindings }) => ({
      name,
      handler,
      line: source?.line,
      keys: Object.keys(bindings),
    }));
    expect(shown).toEqual([
      { name: 'Works', handler: 'generator', line: 2, keys: ['orchestrationTrigger56e21d4b3e'] },
      { name: 'Asynchronous', handler: 'async function', line: 3, keys: ['orchestrationTrigger56e21d4b3e'] },
      { name: 'Given', handler: 'function', line: 4, keys: ['activityTrigger7996c743ef'] },
      {
        name: 'Start',
        handler: undefined,
        line: 5,
        keys: ['httpTrigger5d45e47386', 'durableClientInputd82f0ee27b', '$return'],
      },
    ]);
    expect(app.functions[3]?.bindings['httpTrigger5d45e47386']).toMatchObject({
      route: 'start/{name}',
      methods: ['POST'],
    });
    expect(app.rpcBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/durabletask\/$/);
    await worker.stop();
  });

  test('the durable calls of an episode carry the lines they stand on', async () => {
    const story = await loadStory(
      make(),
      appOf({
        'src/functions/app.ts': `import * as df from 'durable-functions';
import { approval } from '../wait';
df.app.orchestration('Waits', function* (context) {
  const deadline = context.df.createTimer(new Date(Date.UTC(2030, 5, 1)));
  yield context.df.Task.any([approval(context), deadline]);
});
`,
        'src/wait.ts': `import type { OrchestrationContext, Task } from 'durable-functions';
export function approval<T extends OrchestrationContext>(context: T): Task {
  return context.df.waitForExternalEvent('ApprovalEvent');
}
`,
      }),
    );
    const { calls } = await call(story, 'Waits', episode(firstEvents('Waits')));
    expect(calls).toEqual([
      { api: 'createTimer', source: { file: 'src/functions/app.ts', line: 4, column: 31 } },
      { api: 'waitForExternalEvent', target: 'ApprovalEvent', source: { file: 'src/wait.ts', line: 3, column: 21 } },
      { api: 'Task.any', holds: [1, 0], source: { file: 'src/functions/app.ts', line: 5, column: 25 } },
    ]);
    await story.worker.stop();
  });

  test('a failed activity shows the frames of the app and nothing else', async () => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
const fail = (order: string): never => {
  throw new RangeError(\`no such order: \${order}\`);
};
df.app.activity('Fails', { handler: async (order: string) => { await null; fail(order); } });
df.app.activity('Throws text', { handler: () => { throw 'oops'; } });
`),
    );
    expect(await call(story, 'Fails', { string: '7' })).toEqual({
      status: 'failed',
      message: 'no such order: 7',
      stack: `RangeError: no such order: 7
    at fail (src/functions/app.ts:3:9)
    at handler (src/functions/app.ts:5:76)`,
      source: { file: 'src/functions/app.ts', line: 3, column: 9 },
      calls: [],
    });
    expect(await call(story, 'Throws text', { string: '7' })).toMatchObject({
      status: 'failed',
      message: 'oops',
      stack: '',
    });
    await story.worker.stop();
  });

  test("a failed orchestrator's state reaches the host in the message, as the SDK wrote it", async () => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.orchestration('Fails', function* () { throw new Error('no stock'); });
`),
    );
    const outcome = await call(story, 'Fails', episode(firstEvents('Fails')));
    const state = { isDone: false, actions: [[]], error: 'no stock', schemaVersion: 3 };
    expect(outcome).toMatchObject({ status: 'failed', stack: '' });
    const [prefix, json = ''] = outcome.status === 'failed' ? outcome.message.split('\n\n$OutOfProcData$:') : [];
    expect([prefix, JSON.parse(json)]).toEqual(['false', state]);
    await story.worker.stop();
  });

  test("a durable client's requests go to the host, with the body that axios makes", async () => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.client.http('Start', { handler: async (request, client) => {
  await client.startNew('Orders');
  await client.startNew('Orders', { instanceId: 'order-1', input: await request.json() });
  return client.createCheckStatusResponse(request, 'order-1');
} });
`),
    );
    const outcome = await call(story, 'Start', post('/api/Start', '{"amount":5}'));
    const url = `${story.app.rpcBaseUrl}orchestrators/Orders`;
    expect(story.host.requests).toMatchObject([
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '""' },
      { method: 'POST', url: `${url}/order-1`, headers: { 'content-type': 'application/json' }, body: '{"amount":5}' },
    ]);
    expect(outcome).toMatchObject({
      status: 'succeeded',
      returnValue: { http: { statusCode: '202', headers: { 'retry-after': '10' } } },
    });
    await story.worker.stop();
  });

  test('an app logs by its context and by console, and reads its settings', async () => {
    const story = await loadStory(
      make(),
      appOf(
        `import * as df from 'durable-functions';
console.log('loading', { first: true });
df.app.activity('Logs', { handler: (order: string, context) => {
  context.log('order', order);
  context.warn('%s is late', order);
  console.error('lost');
  return process.env.GREETING;
} });
`,
        { GREETING: 'hello' },
      ),
    );
    expect(await call(story, 'Logs', { string: '7' })).toMatchObject({ returnValue: { string: 'hello' } });
    expect(story.host.logs).toEqual([
      { level: 'information', category: 'user', text: 'loading { first: true }' },
      { level: 'information', category: 'user', text: 'order 7', invocationId: 'invocation of Logs' },
      { level: 'warning', category: 'user', text: '7 is late', invocationId: 'invocation of Logs' },
      { level: 'error', category: 'user', text: 'lost', invocationId: 'invocation of Logs' },
    ]);
    await story.worker.stop();
  });

  test("fetch to the host's own address is answered by the host", async () => {
    const story = await loadStory(
      make(),
      appOf(`import * as df from 'durable-functions';
df.app.activity('Asks', { handler: async () => (await fetch('http://localhost:7071/api/Ping', { method: 'POST', body: 'x' })).json() });
`),
    );
    story.host.answer = { pong: true };
    expect(await call(story, 'Asks', { string: '' })).toMatchObject({ returnValue: { json: '{"pong":true}' } });
    expect(story.host.requests).toMatchObject([{ method: 'POST', url: 'http://localhost:7071/api/Ping', body: 'x' }]);
    await story.worker.stop();
  });

  test('every load starts from nothing', async () => {
    const counting = appOf(`import * as df from 'durable-functions';
let calls = 0;
df.app.activity('Counts', { handler: () => (calls += 1) });
`);
    const worker = make();
    const first = await loadStory(worker, counting);
    await call(first, 'Counts', { string: '' });
    expect(await call(first, 'Counts', { string: '' })).toMatchObject({ returnValue: { int: 2 } });
    const second = await loadStory(worker, counting);
    expect(await call(second, 'Counts', { string: '' })).toMatchObject({ returnValue: { int: 1 } });
    await worker.stop();
  });

  test('for a host on the wall clock nothing is faked', async () => {
    const story = await loadStory(
      make(),
      appOf(
        `import * as df from 'durable-functions';
const here = [setTimeout, setInterval, Date, performance, AbortSignal, Math, crypto];
df.app.activity('Compares', { handler: () => {
  const g = globalThis as Record<string, unknown>;
  const real = [g.setTimeout, g.setInterval, g.Date, g.performance, g.AbortSignal, g.Math, g.crypto];
  return here.every((one, index) => one === real[index]) && Math.abs(Date.now() - Number(process.env.NOW)) < 60_000;
} });
`,
        { NOW: String(Date.now()) },
      ),
    );
    expect(await call(story, 'Compares', { string: '' })).toMatchObject({ returnValue: { json: 'true' } });
    await story.worker.stop();
  });

  test('an app has enums, parameter properties, JSON, index files and .js names for .ts files', async () => {
    const story = await loadStory(
      make(),
      appOf({
        'src/functions/app.ts': `import * as df from 'durable-functions';
import { Level } from '../shared/index.js';
import { Price } from '../price.js';
import data from '../data.json';
df.app.activity('All', { handler: () => [Level.High, new Price(5).amount, data.answer, require('../shared').Level.Low] });
`,
        'src/shared/index.ts': 'export enum Level { Low, High }\n',
        'src/price.ts': 'export class Price { constructor(readonly amount: number) {} }\n',
        'src/data.json': '{ "answer": 42 }',
      }),
    );
    expect(await call(story, 'All', { string: '' })).toMatchObject({ returnValue: { json: '[1,5,42,0]' } });
    await story.worker.stop();
  });

  test('a JavaScript file without imports runs as CommonJS does, sloppy and with its own path', async () => {
    const story = await loadStory(
      make(),
      appOf({
        'src/functions/app.js': `const df = require('durable-functions');
df.app.activity('All', { handler: () => { undeclared = [__filename, __dirname].map((path) => path.split('/').pop()); return undeclared; } });
`,
      }),
    );
    expect(await call(story, 'All', { string: '' })).toMatchObject({
      returnValue: { json: '["app.js","functions"]' },
    });
    await story.worker.stop();
  });

  test.each(badApps)('$what is one clear sentence', async ({ files, says }) => {
    const worker = make();
    const error: unknown = await worker.load(appOf(files), new StoryHost()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppLoadError);
    const { message, source } = error as AppLoadError;
    expect(message).toEqual(says);
    if (source) expect(message.startsWith(formatLocation(source))).toBe(true);
    await worker.stop();
  });
}

const register = `import * as df from 'durable-functions';\n`;
const only =
  'an app can import "durable-functions", "@azure/functions" and its own files by a relative path such as "./name".';
const register1 = "register one, for example with df.app.orchestration('Name', function* (context) { … })";

const badApps: { what: string; files: string | Record<string, string>; says: unknown }[] = [
  {
    what: 'a sign that does not belong there',
    files: `${register}\nconst deadline = = 5;\n`,
    says: 'src/functions/app.ts:3:18: This is not valid TypeScript: unexpected "=".',
  },
  {
    what: 'a missing bracket',
    files: `${register}df.app.activity('A', { handler: () => 1 };\n`,
    says: 'src/functions/app.ts:2:42: This is not valid TypeScript: unexpected ";", expected ",".',
  },
  {
    what: 'a file that ends too early',
    files: `${register}function f() {`,
    says: 'src/functions/app.ts:2:15: This is not valid TypeScript: it ends too early; a bracket or a quote may be missing.',
  },
  {
    what: 'a quote that is not closed',
    files: `${register}const name = 'Angela;\n`,
    says: 'src/functions/app.ts:2:14: This is not valid TypeScript: unterminated string constant.',
  },
  {
    what: 'a yield without a star',
    files: `${register}df.app.orchestration('O', function (context) {\n  const a = yield context.df.callActivity('A');\n});\n`,
    says: 'src/functions/app.ts:3:13: This is not valid TypeScript: "yield" works only inside a generator function, which is written with a star (function*).',
  },
  {
    what: 'an await outside async',
    files: `${register}function f() {\n  await g();\n}\n`,
    says: 'src/functions/app.ts:3:3: This is not valid TypeScript: "await" works only inside an async function.',
  },
  {
    what: 'a name declared twice',
    files: `${register}const a = 1;\nconst a = 2;\n`,
    says: "src/functions/app.ts:3:7: This is not valid TypeScript: identifier 'a' has already been declared.",
  },
  {
    what: 'an import of an unknown module',
    files: `${register}import { chunk } from 'lodash';\ndf.app.activity('A', { handler: () => chunk([1]) });\n`,
    says: `src/functions/app.ts:2:23: The module "lodash" cannot be imported; ${only}`,
  },
  {
    what: 'an import of an unknown module that nothing uses',
    files: `/* import 'react'; */\nimport {\n  chunk,\n} from "lodash";\n`,
    says: `src/functions/app.ts:4:8: The module "lodash" cannot be imported; ${only}`,
  },
  {
    what: 'a require of a Node module',
    files: `${register}const fs = require('node:fs');\n`,
    says: `src/functions/app.ts:2:12: The module "node:fs" cannot be imported; ${only}`,
  },
  {
    what: 'an import of a file that is not there',
    files: {
      'src/functions/app.ts': `${register}import '../setup';\n`,
      'src/setup.ts': `import { a } from './names.js';\nexport const b = a;\n`,
    },
    says: 'src/setup.ts:1:19: The app has no file "./names.js"; check the name and the folder that the import starts from.',
  },
  {
    what: 'JSON that is none',
    files: {
      'src/functions/app.ts': `import data from '../data.json';\nconsole.log(data);\n`,
      'src/data.json': '{ nope }',
    },
    says: expect.stringMatching(/^src\/data\.json:1: This is not valid JSON: .+\.$/),
  },
  {
    what: 'an error while loading',
    files: {
      'src/functions/app.ts': `${register}import './names';\n`,
      'src/functions/names.ts': `const names: string[] = [];\nnames[0].trim();\n`,
    },
    says: "src/functions/names.ts:2:10: The app threw an error while it was loaded: TypeError: Cannot read properties of undefined (reading 'trim').",
  },
  {
    what: 'a file that registers nothing',
    files: `${register}export const names = ['Angela'];\n`,
    says: `No function was registered by src/functions/app.ts; ${register1}.`,
  },
  {
    what: 'two functions with one name',
    files: {
      'src/functions/app.ts': `import './other';\n${register}df.app.activity('Hello', { handler: () => 1 });\n`,
      'src/functions/other.ts': `import { app } from '@azure/functions';\napp.http('Hello', { handler: () => ({}) });\n`,
    },
    says: 'src/functions/app.ts:3:8: A function with the name "Hello" is registered here and at src/functions/other.ts:2:5; give one of them another name.',
  },
];
