// Sealed program: a class is graded in a workshop whose packages, or whose sandbox, lie somewhere else. In copies of it, with links.

import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { workshopRoot } from '../workspace.ts';
import { ClassFolder } from './class-folder.ts';
import type { Grades } from './grades.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slug = '01-chaining';
const packages = join(workshopRoot, 'node_modules');

let folder: ClassFolder;

beforeAll(async () => {
  folder = await ClassFolder.make();
  await folder.handsIn('ada', slug, 'solution');
});
afterAll(() => folder.leave());

/** A workshop without its packages. */
async function workshop(name: string): Promise<string> {
  const root = folder.beside(name);
  const shared = (await readdir(join(workshopRoot, 'exercises'))).filter((file) => file.endsWith('.ts'));
  const own = ['package.json', 'package-lock.json', 'workshop', 'packaging', `exercises/${slug}`, `solutions/${slug}`];
  for (const path of [...own, ...shared.map((file) => `exercises/${file}`)]) {
    await cp(join(workshopRoot, path), join(root, path), { recursive: true });
  }
  await symlink(join(workshopRoot, 'simulator'), join(root, 'simulator'), 'junction');
  return root;
}

/** What `grade` gives the class there. */
async function pointsIn(root: string, env: NodeJS.ProcessEnv = {}): Promise<readonly number[]> {
  const out = join(root, 'grades');
  const args = [join(root, 'workshop/bin.js'), 'grade', folder.path, '--out', out];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  const { submissions } = JSON.parse(await readFile(join(out, 'grades.json'), 'utf8')) as Grades;
  return submissions.map(({ points }) => points);
}

test('where node_modules is a link', async () => {
  const root = await workshop('linked');
  await symlink(packages, join(root, 'node_modules'), 'junction');

  expect(await pointsIn(root)).toEqual([100]);
});

// A sealed process has an empty environment, and so has what is put around it.
test.runIf(process.platform === 'linux')('where a sandbox is found over a PATH of the person alone', async () => {
  const root = await workshop('sandboxed');
  await symlink(packages, join(root, 'node_modules'), 'junction');
  const bwrap = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n';
  await mkdir(join(root, 'own-bin'));
  await writeFile(join(root, 'own-bin/bwrap'), bwrap, { mode: 0o755 });

  expect(await pointsIn(root, { PATH: `${join(root, 'own-bin')}:${process.env['PATH'] ?? ''}` })).toEqual([100]);
});

test('where the SDK lies beside links: to packages, and to the folder of a whole scope', async () => {
  const root = await workshop('store');
  await mkdir(join(root, 'node_modules'));
  await cp(join(packages, 'durable-functions'), join(root, 'node_modules/durable-functions'), { recursive: true });
  for (const name of (await readdir(packages)).filter((one) => one !== 'durable-functions'))
    await symlink(join(packages, name), join(root, 'node_modules', name), 'junction');

  expect(await pointsIn(root)).toEqual([100]);
});
