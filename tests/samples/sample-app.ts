// Sample app: the patterns of the SDK's official samples in one app, in our own words, with the settings of the template of Core Tools.

/** Text by path, relative to the app's folder. */
export const sampleApp: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ main: 'dist/functions/*.js', devDependencies: { typescript: '^4.0.0' } }),
  'tsconfig.json': '{ "compilerOptions": { "module": "commonjs", "outDir": "dist", "rootDir": ".", "strict": false } }',
  'host.json':
    '{ "version": "2.0", "extensions": { "durableTask": { "hubName": "Samples", "defaultVersion": "1.0" } } }',
  'local.settings.json': '{ "Values": { "Greeting": "Hello" } }',
  // A package that is a function, as many of CommonJS are.
  'node_modules/list-files/index.js': `
    const { readdirSync } = require('node:fs');
    module.exports = (folder) => readdirSync(folder).sort();
  `,
  'site/index.html': '<p>12345</p>',
  'site/style.css': 'p {}',

  'functions/start.ts': `
    import { app, HttpRequest, HttpResponse, InvocationContext } from '@azure/functions';
    import * as df from 'durable-functions';
    app.http('start', {
      route: 'orchestrators/{name}/{id?}',
      extraInputs: [df.input.durableClient()],
      handler: async (request: HttpRequest, context: InvocationContext): Promise<HttpResponse> => {
        const client = df.getClient(context);
        const input: unknown = await request.json();
        const id = await client.startNew(request.params.name, { input, instanceId: request.params.id });
        return client.createCheckStatusResponse(request, id);
      },
    });
  `,
  'functions/sequence.ts': `
    import * as df from 'durable-functions';
    df.app.orchestration('sequence', function* (context) {
      const greetings: string[] = [];
      for (const city of ['Tokyo', 'Seattle', 'Cairo']) greetings.push(yield context.df.callActivity('greet', city));
      return greetings;
    });
    df.app.orchestration('parent', function* (context) {
      return yield context.df.callSubOrchestrator('sequence', undefined, context.df.instanceId + '-child');
    });
    df.app.orchestration('cancelTimer', function* (context) {
      const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 120_000));
      const greeting = context.df.callActivity('greet', context.df.getInput());
      if ((yield context.df.Task.any([greeting, deadline])) === greeting) deadline.cancel();
      context.df.setCustomStatus('greeted');
      return greeting.result;
    });
    df.app.activity('greet', { handler: (name: string): string => process.env.Greeting + ' ' + name });
  `,
  'functions/backup.ts': `
    import { stat } from 'node:fs/promises';
    import { join } from 'node:path';
    import * as listFiles from 'list-files';
    import * as df from 'durable-functions';
    df.app.orchestration('backup', function* (context) {
      const files: string[] = yield context.df.callActivity('list', context.df.getInput());
      const sizes: number[] = yield context.df.Task.all(files.map((file) => context.df.callActivity('copy', file)));
      return sizes.reduce((sum, size) => sum + size, 0);
    });
    df.app.activity('list', { handler: (folder: string): string[] => listFiles(folder).map((name) => join(folder, name)) });
    df.app.activity('copy', { handler: async (file: string): Promise<number> => (await stat(file)).size });
  `,
  'functions/retries.ts': `
    import * as df from 'durable-functions';
    df.app.orchestration('retries', function* (context) {
      const options = new df.RetryOptions(10_000, 3);
      const caught: string[] = [];
      try {
        yield context.df.callActivityWithRetry('flaky', options);
      } catch (error) {
        caught.push(error.message.split('\\n')[0].trim());
      }
      try {
        yield context.df.callSubOrchestratorWithRetry('broken', options, undefined, context.df.instanceId + '-child');
      } catch (error) {
        caught.push(error.message.split('\\n')[0].trim());
      }
      return caught;
    });
    df.app.activity('flaky', { handler: () => { throw new Error('flaked'); } });
    df.app.orchestration('broken', function* () { throw new Error('broken as it says'); });
  `,
  'functions/monitor.ts': `
    import * as df from 'durable-functions';
    df.app.orchestration('monitor', function* (context) {
      const end = context.df.currentUtcDateTime.getTime() + 6 * 3_600_000;
      for (let checks = 1; context.df.currentUtcDateTime.getTime() < end; checks++) {
        if (yield context.df.callActivity('isClear', checks)) return checks;
        yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1_800_000));
      }
      return 'expired';
    });
    df.app.activity('isClear', { handler: (checks: number): boolean => checks >= 5 });
  `,
  'functions/verification.ts': `
    import * as df from 'durable-functions';
    df.app.orchestration('verification', function* (context) {
      const code: number = yield context.df.callActivity('sendCode', context.df.getInput());
      const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 90_000));
      for (let attempt = 0; attempt < 3; attempt++) {
        const answer = context.df.waitForExternalEvent('Code');
        if ((yield context.df.Task.any([answer, deadline])) === deadline) return 'too late';
        if (answer.result === code) {
          deadline.cancel();
          return 'authorized';
        }
      }
      deadline.cancel();
      return 'refused';
    });
    df.app.activity('sendCode', { handler: (): number => 4711 });
  `,
  'functions/counters.ts': `
    import * as df from 'durable-functions';
    df.app.entity('counter', (context: df.EntityContext<number>) => {
      const value: number = context.df.getState(() => 0);
      if (context.df.operationName === 'get') context.df.return(value);
      if (context.df.operationName === 'add') context.df.setState(value + context.df.getInput<number>());
      if (context.df.operationName === 'reset') context.df.setState(0);
    });
    df.app.orchestration('addUpTo', function* (context) {
      const id = new df.EntityId('counter', 'mine');
      const before: number = yield context.df.callEntity(id, 'get');
      if (before < 10) yield context.df.callEntity(id, 'add', 10 - before);
      return yield context.df.callEntity(id, 'get');
    });
    df.app.orchestration('countUp', function* (context) {
      const value = context.df.getInput<number>() + 1;
      yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 30_000));
      if (value < 10) context.df.continueAsNew(value);
      return value;
    });
    df.app.orchestration('transfer', function* (context) {
      const [from, to] = ['a', 'b'].map((key) => new df.EntityId('counter', key));
      using lock: df.DurableLock = yield context.df.lock(from, to);
      yield context.df.callEntity(from, 'add', -30);
      yield context.df.callEntity(to, 'add', 30);
      return lock.ownedLocks.length;
    });
  `,
  'functions/versions.ts': `
    import * as df from 'durable-functions';
    df.app.orchestration('versions', function* (context) {
      const older: string = yield context.df.callSubOrchestrator('version', undefined, undefined, '0.9');
      return [context.df.version, older, yield context.df.callSubOrchestrator('version')];
    });
    df.app.orchestration('version', function* (context) { return context.df.version; });
  `,
  'functions/polling.ts': `
    import { app } from '@azure/functions';
    import * as df from 'durable-functions';
    let asked = 0;
    app.http('job', {
      handler: async (request) => {
        asked += 1;
        if (asked < 3) return { status: 202, headers: { location: request.url, 'retry-after': '60' } };
        return { jsonBody: { asked } };
      },
    });
    df.app.orchestration('polling', function* (context) {
      const answer: df.DurableHttpResponse = yield context.df.callHttp({ method: 'GET', url: context.df.getInput<string>() });
      return [answer.statusCode, JSON.parse(answer.content)];
    });
  `,
};
