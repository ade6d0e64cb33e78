// An app under test: the words themselves are told in simulator/stories; here is what the kit adds to them.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as df from 'durable-functions';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { testApp, type TestApp } from './index.ts';
import './vitest.ts';

describe('an app that the test has imported or registered', () => {
  test('has to register something', async () => {
    const app = await testApp({ load: () => Promise.resolve() });

    await expect(app.start('anything')).rejects.toThrow(
      'The app registered no functions; import the test kit before the app, and register with app.http, df.app.orchestration and so on.',
    );
  });

  test('can be registered by the test itself', async () => {
    df.app.orchestration('double', function* (context) {
      return (yield context.df.callActivity('times', context.df.getInput())) as number;
    });
    df.app.activity('times', { handler: (given: number) => given * 2 });
    const app = await testApp();

    const instance = await app.start('double', { input: 21 });
    await app.untilIdle();

    expect(await app.status(instance)).toMatchObject({ runtimeStatus: 'Completed', output: 42 });
  });

  test('is told the line that registers the orchestrator of which the host noticed something', async () => {
    df.app.orchestration('misspells', function* (context) {
      yield context.df.callActivity('tims');
    });
    const app = await testApp();
    const instance = await app.start('misspells');
    await app.untilIdle();
    const status = await app.status(instance);

    expect(() => {
      expect(status).toHaveCompleted();
    }).toThrow(
      /The host noticed:\n {2}simulator\/test-kit\/test-app\.test\.ts:\d+: misspells calls the activity "tims"/,
    );
  });

  test.each([
    ['async-function', async () => Promise.resolve(1), 'is no generator; an orchestrator must be a generator.'],
    [
      'async-generator',
      async function* () {
        yield await Promise.resolve(1);
      },
      'So does every yield of an async function*: write function*.',
    ],
  ])('is told that an %s is no orchestrator', async (kind, handler, told) => {
    df.app.orchestration(kind, handler as never);
    const app = await testApp();
    const instance = await app.start(kind);
    await app.untilIdle();

    const notices = app.records.flatMap((record) => (record.kind === 'notice' ? [record.text] : []));
    expect(await app.status(instance)).toHaveFailed();
    expect(notices).toEqual([expect.stringContaining(told)]);
  });

  test('keeps its memory when the worker dies, and what was in flight is delivered again', async () => {
    let runs = 0;
    const app = await testApp({
      load: () => {
        df.app.orchestration('once', function* (context) {
          return (yield context.df.callActivity('count')) as number;
        });
        df.app.activity('count', { handler: () => (runs += 1) });
      },
    });
    const instance = await app.start('once');
    await app.step(); // the orchestrator asks for the activity
    await app.step(); // the activity has run, and its result is not delivered yet

    await app.crash();
    await app.untilIdle();

    expect((await app.status(instance))?.output).toBe(2);
    expect((await app.ledger()).map(({ duplicate }) => duplicate)).toEqual([false, true]);
  });

  test('takes the newer function when a module is evaluated again', async () => {
    const version = (answer: string) => () => {
      vi.resetModules();
      df.app.orchestration('versioned', function* (context) {
        yield context.df.createTimer(context.df.currentUtcDateTime);
        return answer;
      });
    };
    await (await testApp({ load: version('old') })).load();
    const app = await testApp({ load: version('new') });

    const instance = await app.start('versioned');
    await app.untilIdle();

    expect((await app.status(instance))?.output).toBe('new');
  });

  test('cannot register a name twice in one import', async () => {
    const twice = () => {
      for (const answer of [1, 2]) {
        df.app.activity('same', { handler: () => answer });
      }
    };
    const app = await testApp({ load: twice });

    await expect(app.load()).rejects.toThrow(
      /test-app\.test\.ts:\d+:16: A function with the name "same" is registered here and at .*test-app\.test\.ts:\d+:16; give one of them another name\.$/,
    );
  });

  test('says what it threw while it was imported', async () => {
    const missing: string = './no-such-app.ts';
    const app = await testApp({ load: () => import(missing) });

    await expect(app.load()).rejects.toThrow(/^The app threw an error while it was imported: Error: .*no-such-app/);
  });

  test('is told what to do where jest cannot run an import', async () => {
    const code = 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG';
    const app = await testApp({ load: () => Promise.reject(Object.assign(new TypeError('No callback'), { code })) });

    await expect(app.load()).rejects.toThrow(
      'Jest cannot run import() in a CommonJS test; let "load" be () => require(…), or have the test compiled with "module": "commonjs".',
    );
  });

  test('has no files that others could be added to', async () => {
    const app = await testApp();
    await app.add({ 'src/functions/more.ts': '' });

    await expect(app.load()).rejects.toThrow(
      'src/functions/more.ts cannot be loaded into an app that was imported; register its functions in the test, or open the app with "folder".',
    );
  });

  test('finds its settings in the environment until it is closed', async () => {
    df.app.activity('readSetting', { handler: () => process.env['GREETING'] });
    df.app.orchestration('greet', function* (context) {
      return (yield context.df.callActivity('readSetting')) as string;
    });
    const app = await testApp({ settings: { GREETING: 'hello' } });
    const instance = await app.start('greet');
    await app.untilIdle();
    expect((await app.status(instance))?.output).toBe('hello');

    await app.close();

    expect(process.env['GREETING']).toBeUndefined();
  });

  test('can be deployed with other settings, and keeps its code', async () => {
    df.app.activity('readShop', { handler: () => process.env['SHOP'] });
    df.app.orchestration('shop', function* (context) {
      return (yield context.df.callActivity('readShop')) as string;
    });
    const app = await testApp({ settings: { SHOP: 'Corner' } });
    await app.load();

    await expect(app.deploy({ files: { 'shop.ts': '' } })).rejects.toThrow('shop.ts cannot be loaded into an app');
    await app.deploy({ settings: { SHOP: 'Harbour' } });

    const instance = await app.start('shop');
    await app.untilIdle();
    expect(await app.status(instance)).toHaveCompleted('Harbour');
    await app.close();
  });

  test('begins when the test says', async () => {
    df.app.orchestration('now', function* (context) {
      const now = context.df.currentUtcDateTime;
      yield context.df.createTimer(now);
      return now.toISOString();
    });
    const app = await testApp({ startAt: '2031-05-01T09:00:00Z' });
    const instance = await app.start('now');
    await app.untilIdle();

    expect((await app.status(instance))?.output).toBe('2031-05-01T09:00:00.000Z');
    await expect(testApp({ startAt: 'soon' })).rejects.toThrow(
      '"soon" is not a date; write it as 2030-01-01T09:00:00Z.',
    );
  });
});

describe('a word that fails', () => {
  const nothing = {
    load: () =>
      void df.app.orchestration('nothing', function* (context) {
        yield context.df.waitForExternalEvent('go');
      }),
  };
  const broken = { load: () => Promise.reject(new Error('broken')) };

  /** What a runner would hear of: vitest's own ears are held shut meanwhile. */
  async function unhandledIn(test: () => unknown): Promise<unknown[]> {
    const ears = process.listeners('unhandledRejection');
    const heard: unknown[] = [];
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => heard.push(reason));
    await test();
    await setTimeout(0);
    process.removeAllListeners('unhandledRejection');
    for (const ear of ears) process.on('unhandledRejection', ear);
    return heard;
  }

  test.each<[string, (app: TestApp) => unknown]>([
    ['raise', (app) => app.raise('nobody', 'go')],
    ['terminate', (app) => app.terminate('nobody')],
    ['stub', (app) => app.stub('nothng', { returns: 1 })],
    ['deploy', (app) => app.deploy({ files: { 'app.ts': '' } })],
    ['http', (app) => app.http('GET', 'http://x')],
  ])('is heard of though nobody awaits it: %s', async (_, say) => {
    const app = await testApp(nothing);
    await app.load();

    const heard = await unhandledIn(async () => {
      void say(app);
      await app.advance(0);
    });

    expect(heard).toEqual([expect.any(Error)]);
  });

  test('is heard of though nobody awaits it: what loads the app', async () => {
    const app = await testApp(broken);

    expect(await unhandledIn(() => void app.advance('1 day'))).toHaveLength(1);
    expect(await unhandledIn(() => void app.load())).toHaveLength(1);
  });

  test('is heard of once, by whoever awaits it', async () => {
    const app = await testApp(nothing);

    const heard = await unhandledIn(async () => {
      await expect(app.raise('nobody', 'go')).rejects.toThrow('No instance');
      await expect(app.http('GET', 'http://x')).rejects.toThrow(Error);
    });

    expect(heard).toEqual([]);
  });

  const here = /\n +at .*test-app\.test\.ts:\d+:\d+/;
  const stackOf = (said: Promise<unknown>): Promise<unknown> =>
    said.then(
      () => 'It went well.',
      (error: unknown) => (error as Error).stack,
    );

  test('names the line that says it', async () => {
    df.app.orchestration('endless', function* (context) {
      for (;;) yield context.df.createTimer(context.df.currentUtcDateTime);
    });
    const app = await testApp({ ...nothing, episodeBudget: 10 });
    await app.start('nothing', { instanceId: 'A-17' });

    expect(await stackOf(app.start('nothing', { instanceId: 'A-17' }))).toMatch(here);
    expect(await stackOf(app.raise('nobody', 'go'))).toMatch(here);
    expect(await stackOf(app.stub('nothng', { returns: 1 }))).toMatch(here);
    expect(await stackOf(app.http('GET', 'http://x'))).toMatch(here);
    expect(await stackOf(app.deploy({ files: { 'app.ts': '' } }))).toMatch(here);
    await app.start('endless');
    expect(await stackOf(app.untilIdle())).toMatch(here);
  });

  test('names its own line where the same error comes again', async () => {
    const app = await testApp(broken);
    const linesIn = async (said: Promise<unknown>) =>
      [...String(await stackOf(said)).matchAll(/at TestApp.*\n +at .*test-app\.test\.ts:(\d+)/g)].map(
        ([, line]) => line,
      );

    const first = await linesIn(app.advance('1 day'));
    const second = await linesIn(app.advance('1 day'));

    expect(first).toHaveLength(1);
    expect(second).toHaveLength(1);
    expect(second).not.toEqual(first);
  });
});

describe('an app in a folder', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  async function folderWith(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'test-app-'));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return folder;
  }

  const counting = `import * as df from 'durable-functions';
    import { basename } from 'node:path';
    import { shout } from 'shouting';
    let runs = 0;
    df.app.activity('count', { handler: () => shout(basename('/a/b')) + (runs += 1) });
    df.app.orchestration('once', function* (context) {
      return yield context.df.callActivity('count');
    });`;
  const shouting = {
    'node_modules/shouting/package.json': '{ "name": "shouting", "main": "index.js" }',
    'node_modules/shouting/index.js': 'exports.shout = (text) => text.toUpperCase();',
  };

  test('forgets its memory when the worker dies, and uses the packages of its folder', async () => {
    const folder = await folderWith({ 'src/functions/app.ts': counting, 'src/app.test.ts': 'no }', ...shouting });
    const app = await testApp({ folder });
    const instance = await app.start('once');
    await app.step();
    await app.step();

    await app.crash();
    await app.untilIdle();

    expect((await app.status(instance))?.output).toBe('B1');
  });

  test('is told which package is missing', async () => {
    const app = await testApp({ folder: await folderWith({ 'src/functions/app.ts': counting }) });

    await expect(app.load()).rejects.toThrow(
      'src/functions/app.ts:3:27: The module "shouting" is not installed; check the name, or run "npm install" in ',
    );
  });

  test('gives way to the app of another folder, whose code goes on with the instances', async () => {
    const approval = (answer: string): string => `import * as df from 'durable-functions';
      df.app.orchestration('approval', function* (context) {
        yield context.df.waitForExternalEvent('Approved');
        return [${answer}, context.df.getInput()];
      });`;
    const released = await folderWith({ 'src/functions/app.ts': approval(`'released'`) });
    const next = await folderWith({
      'src/functions/app.ts': approval('process.env.SHOP'),
      'local.settings.json': '{ "Values": { "SHOP": "my machine" } }',
    });
    const app = await testApp({ folder: released, settings: { SHOP: 'the test' } });
    const instance = await app.start('approval', { input: 7 });
    await app.advance('1 day');

    await app.deployFolder(next);
    await app.raise(instance, 'Approved');
    await app.untilIdle();

    expect(await app.status(instance)).toHaveCompleted(['the test', 7]);
  });

  test('is watched for what breaks a replay, as one that the test has loaded is not', async () => {
    const reading = `import * as df from 'durable-functions';
      df.app.activity('pass', { handler: (given: unknown) => given });
      df.app.orchestration('reads', function* (context) {
        return yield context.df.callActivity('pass', [Date.now(), Math.random(), process.env.SHOP]);
      });`;
    const inFolder = await testApp({ folder: await folderWith({ 'src/functions/app.ts': reading }) });
    const loaded = await testApp({
      load: () => {
        df.app.activity('pass', { handler: (given: unknown) => given });
        df.app.orchestration('reads', function* (context) {
          return (yield context.df.callActivity('pass', [Date.now(), Math.random(), process.env['SHOP']])) as unknown;
        });
      },
    });
    const told = async (app: typeof loaded): Promise<string[]> => {
      await app.start('reads');
      await app.untilIdle();
      return app.records.flatMap((record) => (record.kind === 'notice' ? [record.text] : []));
    };

    expect(await told(inFolder)).toEqual([
      expect.stringContaining('Date.now()'),
      expect.stringContaining('Math.random()'),
      expect.stringContaining('process.env'),
    ]);
    expect(await told(loaded)).toEqual([]);
    await expect(loaded.crashMatrix()).rejects.toThrow('Expected the same outputs and effects');
  });

  test('is either imported or read from a folder', async () => {
    await expect(testApp({ folder: '.', load: () => undefined })).rejects.toThrow(
      'Give testApp either "load" or "folder", not both.',
    );
  });
});
