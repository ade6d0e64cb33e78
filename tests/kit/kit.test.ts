// The kit as those meet it who install it: built, in a folder of their own, under their own runner.
// Jest is not among the packages of this repository; `npm run kit:try` shows it there.

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installedApp, type InstalledApp } from './installed-app.ts';

const approval = '04-approval-orchestrator';

let app: InstalledApp;

beforeAll(async () => {
  app = await installedApp();
}, 60_000);

afterAll(() => app.remove());

test('vitest runs the tests of an app, with its mocks and its matchers', { timeout: 60_000 }, async () => {
  const { code, output } = await app.run('node_modules/vitest/vitest.mjs', 'run', '--testTimeout=30000');

  expect(output).toMatch(/Tests +15 passed/);
  expect(code).toBe(0);
});

test('node:test runs the tests of an app', { timeout: 60_000 }, async () => {
  const { code, output } = await app.run(
    '--import',
    'tsx',
    '--test',
    'tests/node-test/orders.test.ts',
    'tests/node-test/local-host.test.ts',
  );

  expect(output).toMatch(/pass 2\b/);
  expect(code).toBe(0);
});

test('the command line works in the folder in which one is', { timeout: 60_000 }, async () => {
  const bin = 'node_modules/durable-functions-workshop/workshop/bin.js';
  const next = await app.run(bin, 'next');
  expect(next.output).toMatch(/\nEdit {3}exercises\/01-chaining\/src\/functions\/\S+\n/);
  expect(next.output).toContain('\nCheck  npx durable-workshop check 01 --watch\n');

  const { code, output } = await app.run(bin, 'check', '01');
  expect(code).toBe(1);
  expect(output).toMatch(/\nNext: npx durable-workshop hint 01\n\n✓ Types: no errors\n$/);
  expect(await readFile(join(app.folder, 'exercises/01-chaining/README.md'), 'utf8')).toContain(
    'npx durable-workshop check 01 --watch',
  );
  expect((await app.run(bin, 'list')).output).toMatch(/• 01 .* 0 of 100 points {2}← next/);
});

test('the command line grades a class', { timeout: 60_000 }, async () => {
  const kit = join(app.folder, 'node_modules/durable-functions-workshop');
  for (const name of ['ada', 'bob']) {
    await cp(join(kit, `exercises/${approval}/starter`), join(app.folder, 'class', name, approval), {
      recursive: true,
    });
  }
  await cp(join(kit, `solutions/${approval}`), join(app.folder, 'class/ada', approval), { recursive: true });

  const grading = [join(kit, 'workshop/bin.js'), 'grade', 'class', '--exercises', '04', '--out'] as const;
  const { code, output } = await app.run(...grading, 'grades');

  expect(output).toMatch(/ada +100 of 100 /);
  expect(output).toMatch(/bob +0 of 100 /);
  expect(code).toBe(0);

  // Where submissions cannot be run, nobody gets nothing for it.
  await rm(join(kit, 'dist/sealed'), { recursive: true });
  const refused = await app.run(...grading, 'others');
  expect(refused.output).toMatch(
    /^The process for submissions did not start, so nothing more is graded; --resume goes on from what is\. The worker ended before it was ready: .*\n/,
  );
  expect(refused.code).toBe(2);
});

const vitestTypes = 'durable-functions-workshop/simulator/vitest';

// With `skipLibCheck: false` our declarations are checked as well; those of vitest do not pass in a CommonJS package.
test.each([
  { module: 'esnext', moduleResolution: 'bundler', types: ['node', vitestTypes], skipLibCheck: true },
  { module: 'node16', moduleResolution: 'node16', types: ['node'], skipLibCheck: false },
  { module: 'commonjs', moduleResolution: 'node10', types: ['node', vitestTypes], skipLibCheck: true },
])('the types are right under $moduleResolution', { timeout: 60_000 }, async (options) => {
  await writeTsconfig(options);

  const { code, output } = await app.run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json');

  expect(output).toBe('');
  expect(code).toBe(0);
});

function writeTsconfig(options: { types: readonly string[] }): Promise<void> {
  const withVitest = options.types.includes(vitestTypes);
  const config = {
    extends: './tsconfig.json',
    compilerOptions: { ...options, ignoreDeprecations: '6.0', noEmit: true },
    include: ['src', 'tests/node-test', ...(withVitest ? ['tests/vitest'] : [])],
  };
  return writeFile(join(app.folder, 'tsconfig.types.json'), JSON.stringify(config));
}
