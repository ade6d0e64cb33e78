import { describe, expect, test } from 'vitest';
import { inProcessWorker } from './in-process.ts';
import { registerFunction } from './functions-core.ts';
import { appOf, call, invocationOf, loadStory, StoryHost } from './story-app.ts';
import { historyStories } from './history-stories.ts';
import { callingStories } from './worker-stories.ts';

describe('in process', () => {
  callingStories(inProcessWorker);
  historyStories(inProcessWorker);
});

const hello = (greeting: string): ReturnType<typeof appOf> =>
  appOf(`import * as df from 'durable-functions';
let calls = 0;
df.app.activity('Hello', { handler: async (name: string, context) => {
  await null;
  console.log('called');
  return \`${greeting} \${name} \${(calls += 1)}\`;
} });
df.app.client.http('Start', { handler: async (_request, client) => ({ body: await client.startNew('Orders') }) });
`);

test('two apps with the same names live side by side without seeing each other', async () => {
  const [one, two] = await Promise.all([
    loadStory(inProcessWorker(), hello('Hello')),
    loadStory(inProcessWorker(), hello('Hallo')),
  ]);
  two.host.answer = { id: 'of two' };

  const answers = await Promise.all([call(one, 'Hello', { string: 'A' }), call(two, 'Hello', { string: 'A' })]);
  await call(one, 'Start', {
    http: { method: 'POST', url: 'http://localhost:7071/api/Start', headers: {}, query: {}, params: {} },
  });

  expect(answers).toMatchObject([{ returnValue: { string: 'Hello A 1' } }, { returnValue: { string: 'Hallo A 1' } }]);
  expect(one.app.rpcBaseUrl).not.toBe(two.app.rpcBaseUrl);
  expect([one.host.requests.length, two.host.requests.length]).toEqual([1, 0]);
  expect([one.host.logs.length, two.host.logs.length]).toEqual([1, 1]);
  await Promise.all([one.worker.stop(), two.worker.stop()]);
});

test('apps on virtual time have a clock each, and those of the process stay as they are', async () => {
  const before = [globalThis.setTimeout, globalThis.Date, globalThis.Math, globalThis.performance];
  const sources = appOf(`import * as df from 'durable-functions';
df.app.client.generic('Waits', { trigger: df.trigger.activity(), handler: async (request, client) => {
  const before = Date.now();
  await client.waitForCompletionOrCreateCheckStatusResponse(request as never, 'i1', { timeoutInMilliseconds: 1_500, retryIntervalInMilliseconds: 1_000 });
  return [before, Date.now() - before];
} });
`);
  const waiting = [2030, 2040].map(async (year) => {
    const worker = inProcessWorker();
    const host = new StoryHost();
    const outcomes: Promise<unknown>[] = [];
    host.answer = {
      name: 'Slow',
      instanceId: 'i1',
      runtimeStatus: 'Running',
      createdTime: '2030',
      lastUpdatedTime: '2030',
      input: null,
      output: null,
    };
    const nowMs = Date.UTC(year, 0, 1);
    const waits = ({ dueMs }: { dueMs: number }): void => void outcomes.push(worker.advance(dueMs));
    const app = await worker.load(sources, Object.assign(host, { time: () => ({ nowMs, chance: '' }), waits }));
    const outcome = await worker.invoke({ ...invocationOf(app, 'Waits', { string: '{}' }), nowMs });
    await Promise.all(outcomes);
    await worker.stop();
    return outcome;
  });
  expect(await Promise.all(waiting)).toMatchObject([
    { returnValue: { json: JSON.stringify([Date.UTC(2030, 0, 1), 1_500]) } },
    { returnValue: { json: JSON.stringify([Date.UTC(2040, 0, 1), 1_500]) } },
  ]);
  expect([globalThis.setTimeout, globalThis.Date, globalThis.Math, globalThis.performance]).toEqual(before);
});

test('an address is used again when its worker has stopped', async () => {
  const first = await loadStory(inProcessWorker(), hello('Hello'));
  await first.worker.stop();
  const second = await loadStory(inProcessWorker(), hello('Hello'));
  expect(second.app.rpcBaseUrl).toBe(first.app.rpcBaseUrl);
  await second.worker.stop();
});

test('a dropped app is silent, and its open invocations are answered at once', async () => {
  const story = await loadStory(inProcessWorker(), hello('Hello'));
  const open = call(story, 'Hello', { string: 'A' });
  await Promise.all([
    expect(open).rejects.toThrow('The app was dropped while the function was running.'),
    loadStory(story.worker, hello('Hallo')),
  ]);
  await new Promise(setImmediate);
  expect(story.host.logs).toEqual([]);
  await story.worker.stop();
});

test('a function registered after the load is refused with the sentence of the real worker', async () => {
  const story = await loadStory(
    inProcessWorker(),
    appOf(`import * as df from 'durable-functions';
df.app.activity('Late', { handler: () => { df.app.activity('Later', { handler: () => 1 }); } });
`),
  );
  const message = 'A function can only be registered during app startup.';
  expect(await call(story, 'Late', { string: '' })).toMatchObject({ status: 'failed', message });
  expect(() => registerFunction({ name: 'x', bindings: {} }, () => undefined)).toThrow(message);
  await story.worker.stop();
});

test("one app's exception properties provider is not another's", async () => {
  const failing = (setUp: string): ReturnType<typeof appOf> =>
    appOf(`import * as df from 'durable-functions';
${setUp}
df.app.activity('Fails', { handler: () => { throw new Error('no stock'); } });
`);
  const provider = `df.app.setExceptionPropertiesProvider({ getExceptionProperties: () => ({ code: 7 }) });`;
  const one = await loadStory(inProcessWorker(), failing(provider));
  const two = await loadStory(inProcessWorker(), failing(''));
  expect(await call(two, 'Fails', { string: '' })).toMatchObject({ message: 'no stock' });
  const outcome = await call(one, 'Fails', { string: '' });
  expect(outcome).toMatchObject({ status: 'failed' });
  expect(outcome.status === 'failed' && JSON.parse(outcome.message)).toEqual({
    errorType: 'Error',
    errorMessage: 'no stock',
    isNonRetriable: false,
    properties: { code: 7 },
    stackTrace: 'Error: no stock\n    at handler (src/functions/app.ts:3:51)',
  });
  await Promise.all([one.worker.stop(), two.worker.stop()]);
});

test('hooks of an app run around its invocations', async () => {
  const story = await loadStory(
    inProcessWorker(),
    appOf(`import * as df from 'durable-functions';
import { app } from '@azure/functions';
app.hook.appStart(() => console.log('start'));
app.hook.preInvocation((context) => { context.inputs = [context.inputs[0] + '!']; });
app.hook.postInvocation((context) => { context.result = [context.result, context.error ? 'failed' : 'fine']; });
df.app.activity('Echo', { handler: (text: string) => text });
`),
  );
  expect(await call(story, 'Echo', { string: 'A' })).toMatchObject({ returnValue: { json: '["A!","fine"]' } });
  expect(story.host.logs).toMatchObject([{ text: 'start' }]);
  await story.worker.stop();
});

test.each([
  ['a JavaScript module', 'app.js', {}],
  ['a TypeScript file that is built to a module', 'app.ts', { 'package.json': '{ "type": "module" }' }],
])('%s has what a CommonJS package exports as its default, as in Node.js', async (_, file, others) => {
  const text = `import df, { input } from 'durable-functions';
import functions, * as all from '@azure/functions';

df.app.activity('Hello', { handler: () => [input === df.input, functions === all.default, functions.app === all.app] });
`;
  const story = await loadStory(inProcessWorker(), { files: { [file]: text, ...others }, entryPoints: [file] });

  expect(await call(story, 'Hello', { string: 'A' })).toMatchObject({ returnValue: { json: '[true,true,true]' } });
  await story.worker.stop();
});

test('TypeScript that is built to CommonJS finds no default in a package that has none, as in Node.js', async () => {
  const text = "import df from 'durable-functions';\ndf.app.activity('Hello', { handler: () => 1 });\n";

  await expect(loadStory(inProcessWorker(), { files: { 'app.ts': text }, entryPoints: ['app.ts'] })).rejects.toThrow(
    "Cannot read properties of undefined (reading 'app')",
  );
});

test('a script has what it requires as it is, also where its comments speak of an import', async () => {
  const text = `// No import here.
const df = require('durable-functions');
df.app.activity('Hello', { handler: async () => Object.hasOwn(df, 'app') });
`;
  const story = await loadStory(inProcessWorker(), { files: { 'app.js': text }, entryPoints: ['app.js'] });

  expect(await call(story, 'Hello', { string: 'A' })).toMatchObject({ returnValue: { json: 'true' } });
  await story.worker.stop();
});
