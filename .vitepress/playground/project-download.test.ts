// What is downloaded is a function app: outside the repository it compiles, is served, and passes the checks.

import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { globSync } from 'tinyglobby';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appSources, exerciseSlugs } from '#exercises/catalog';
import { Newcomer } from '../../workshop/newcomer.ts';
import { readAround } from '../figures/exercise.ts';
import { projectZip } from './project-download.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
let newcomer: Newcomer;

beforeEach(async () => {
  newcomer = await Newcomer.arrive();
});

afterEach(() => newcomer.leave());

test.each(exerciseSlugs())('%s is one folder with all that Core Tools needs', async (slug) => {
  const files = await download(slug, 'starter');

  const names = Object.keys(files);
  expect(names.filter((path) => !path.startsWith(`${slug}/`))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(
      ['.funcignore', 'README.md', 'host.json', 'local.settings.json', 'requests.http', 'tsconfig.json'].map(
        (name) => `${slug}/${name}`,
      ),
    ),
  );
  expect(JSON.parse(files[`${slug}/package.json`] ?? '')).toMatchObject({
    name: slug,
    main: 'dist/src/functions/*.js',
    scripts: { build: 'tsc', start: 'func start' },
    dependencies: {
      '@azure/functions': expect.any(String) as string,
      'durable-functions': expect.any(String) as string,
    },
    devDependencies: { typescript: expect.any(String) as string },
  });
  expect(JSON.parse(files[`${slug}/host.json`] ?? '')).toHaveProperty('extensionBundle.id');
});

test('the solution of an exercise, unpacked somewhere else, compiles, passes the checks, and is served', async () => {
  const folder = await unpack('04-approval-orchestrator', 'solution');

  expect(await compile(folder)).toBe('');
  expect(globSync('dist/src/functions/*.js', { cwd: folder }).sort()).toEqual([
    'dist/src/functions/activities.js',
    'dist/src/functions/approval-orchestrator.js',
  ]);

  const checked = await newcomer.types('check', '04', '--app', folder);
  expect(checked).toMatchObject({ code: 0, stderr: '' });
  expect(checked.stdout).toContain('13 of 13 checks pass');

  const serving = newcomer.starts('host', folder, '--port', '0');
  const shown = await serving.shows(/Ctrl-C ends the host\.\n/);
  expect(shown).toContain('ApprovalOrchestrator: orchestrationTrigger');
  const origin = /http:\/\/localhost:\d+/.exec(shown)?.[0] ?? '';
  const requests = await newcomer.reads('downloads/04-approval-orchestrator/requests.http');
  expect((await sendFirst(requests, origin)).status).toBe(202);
  serving.interrupt();
  expect(await serving.ended).toBe(0);
});

test('a challenge compiles as well, and its checks pass', async () => {
  const folder = await unpack('c1-notify-support', 'solution');

  expect(await compile(folder)).toBe('');
  expect((await newcomer.types('check', 'c1', '--app', folder)).code).toBe(0);
});

test('the README says what to do, and the ready requests are beside it', async () => {
  const files = await download('04-approval-orchestrator', 'starter');

  const readme = files['04-approval-orchestrator/README.md'] ?? '';
  expect(readme).toMatch(/^# 04 Wait for an approval\n/);
  expect(readme).toContain('npm run check -- 04 --app <this folder>');
  expect(readme).toMatch(/npm install\nnpm start/);
  expect(files['04-approval-orchestrator/requests.http']).toContain(
    '### Raise: approve\nPOST {{host}}/runtime/webhooks/',
  );
});

/** What a browser saves, by path. */
async function download(slug: string, variant: 'starter' | 'solution'): Promise<Record<string, string>> {
  const { files } = appSources(slug, variant);
  const bytes = projectZip({ slug, files, around: await readAround(slug) }, new Date(2030, 0, 1));
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, packed]) => [path, strFromU8(packed)]));
}

/** Unpacks a download in a folder of the newcomer, with the packages that `npm install` would fetch. */
async function unpack(slug: string, variant: 'starter' | 'solution'): Promise<string> {
  for (const [path, text] of Object.entries(await download(slug, variant))) {
    const file = join(newcomer.workspace, 'downloads', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const folder = join(newcomer.workspace, 'downloads', slug);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Does what `npm run build` does there, and returns what the compiler says. */
async function compile(folder: string): Promise<string> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve) => execFile(process.execPath, [compiler], { cwd: folder }, (_, said) => resolve(said)));
}

/** Sends the first of the ready requests, as an editor does. */
async function sendFirst(requests: string, host: string): Promise<Response> {
  const [, method = '', path = '', body = ''] =
    /^(\w+) \{\{host\}\}(\S+)\nContent-Type: application\/json\n\n([^]+?)\n\n/m.exec(requests) ?? [];
  return fetch(host + path, { method, body, headers: { 'content-type': 'application/json' } });
}
