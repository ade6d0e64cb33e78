import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { processWorker } from '../process.ts';
import { appOf, call, episode, firstEvents, loadStory } from '../story-app.ts';
import { sdkNotices } from './sdk-notice.ts';

vi.setConfig({ testTimeout: 30_000 });

let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'app-')));
  await write('node_modules/plain/index.js', `exports.double = (value) => value * 2;`);
  await write('node_modules/modern/package.json', '{ "name": "modern", "type": "module", "exports": "./index.js" }');
  await write('node_modules/modern/index.js', `export default (value) => value + 1;`);
  await write('node_modules/@types/paper/index.d.ts', `export interface Sheet { size: number }`);
  await write(
    'node_modules/shared/index.js',
    `require('durable-functions').app.activity('Shared', { handler: () => 'from a package' });`,
  );
  await write('node_modules/durable-functions/index.js', `throw new Error('the app has a copy of its own');`);
  await write('note.txt', 'read from the folder of the app');
});

afterAll(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

test('an app in a folder imports what is installed there, and what Node brings', async () => {
  const story = await loadStory(
    processWorker({ appFolder: folder }),
    appOf(`import * as df from 'durable-functions';
import { readFileSync } from 'node:fs';
import { join } from 'path';
import { double } from 'plain';
import next from 'modern';
import { Sheet } from 'paper';
import 'shared';
df.app.activity('All', { handler: async (): Promise<unknown> => {
  const sheet: Sheet = { size: double(next(20)) };
  const { createHash } = await import('node:crypto');
  const note = readFileSync(join(__dirname, '../../note.txt'), 'utf8');
  return [sheet.size, note, createHash('md5').update('').digest('hex').length, process.cwd() === '${folder}'];
} });
`),
  );
  expect(await call(story, 'All', { string: '' })).toMatchObject({
    returnValue: { json: '[42,"read from the folder of the app",32,true]' },
  });
  expect(await call(story, 'Shared', { string: '' })).toMatchObject({ returnValue: { string: 'from a package' } });
  await story.worker.stop();
});

test('an orchestrator that draws from node:crypto is noted, on the wall clock too', async () => {
  const story = await loadStory(
    processWorker({ appFolder: folder }),
    appOf(`import * as df from 'durable-functions';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import crypto from 'crypto';
df.app.orchestration('Draws', function* (): Generator<never, number> {
  createHash('sha1');
  return randomUUID().length + randomBytes(4).length + crypto.randomInt(1, 2);
});
df.app.activity('Also', { handler: () => randomUUID().length });
`),
  );
  const line = { file: 'src/functions/app.ts', line: 6 };
  expect(await call(story, 'Draws', episode(firstEvents('Draws')))).toMatchObject({
    returnValue: { json: expect.stringContaining('"output":41') as string },
    impure: [
      { api: 'crypto.randomUUID()', kind: 'id', source: line },
      { api: 'crypto.randomBytes()', kind: 'chance', source: line },
      { api: 'crypto.randomInt()', kind: 'chance', source: line },
    ],
  });
  expect(await call(story, 'Also', { string: '' })).not.toHaveProperty('impure');
  await story.worker.stop();
});

test('a package that is not installed is named, with where to install it', async () => {
  const worker = processWorker({ appFolder: folder });
  await expect(loadStory(worker, appOf(`import { chunk } from 'lodash-of-nobody';\nchunk([1]);\n`))).rejects.toThrow(
    `src/functions/app.ts:1:23: The module "lodash-of-nobody" is not installed; check the name, or run "npm install" in ${folder}.`,
  );
  await worker.stop();
});

test.each([
  ['durable-functions', '^3.1.0', []],
  ['durable-functions', 'file:../durable-functions', []],
  [
    'durable-functions',
    '~2.1.3',
    [
      'package.json asks for durable-functions ~2.1.3, made for the programming model of function.json files; this host runs apps on durable-functions 3.5.0: move the app to programming model v4 and run "npm install durable-functions@3".',
    ],
  ],
  [
    'durable-functions',
    '4.0.0-alpha.1',
    [
      'package.json asks for durable-functions 4.0.0-alpha.1, which is newer than what this host runs apps on, durable-functions 3.5.0: expect differences, or run "npm install durable-functions@3".',
    ],
  ],
  ['@azure/functions', '^4.0.0', []],
  [
    '@azure/functions',
    '^3.5.0',
    [
      'package.json asks for @azure/functions ^3.5.0, made for the programming model of function.json files; this host runs apps on @azure/functions 4.16.5: move the app to programming model v4 and run "npm install @azure/functions@4".',
    ],
  ],
])('an app that asks for %s %s', async (name, range, says) => {
  await write('package.json', JSON.stringify({ dependencies: { [name]: range } }));
  expect(await sdkNotices(folder)).toEqual(says);
});

test('what is installed counts more than what is asked for', async () => {
  await write('package.json', '{ "dependencies": { "durable-functions": "^3.0.0" } }');
  await write('node_modules/durable-functions/package.json', '{ "version": "2.1.3" }');
  expect(await sdkNotices(folder)).toEqual([
    expect.stringMatching(/^node_modules has durable-functions 2\.1\.3, made for /),
  ]);
});
