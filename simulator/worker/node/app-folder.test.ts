import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppLoadError } from '#core';
import { readAppFolder } from './app-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-folder-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function failure(path = folder): Promise<AppLoadError> {
  const error: unknown = await readAppFolder(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppLoadError);
  return error as AppLoadError;
}

const tsconfig = (options: object): string => JSON.stringify({ compilerOptions: options });

describe('which files are the functions', () => {
  test('main of package.json is followed back to the sources it is built from', async () => {
    await put({
      'package.json': '{ "main": "dist/src/functions/*.js" }',
      'tsconfig.json': tsconfig({ outDir: 'dist', rootDir: '.' }),
      'src/functions/approval.ts': '',
      'src/functions/client.ts': '',
      'src/shared/contact.ts': '',
      'dist/src/functions/approval.js': '',
    });

    const { app, used } = await readAppFolder(folder);

    expect(app.entryPoints).toEqual(['src/functions/approval.ts', 'src/functions/client.ts']);
    expect(used).toBe('src/functions/*.ts (from package.json main "dist/src/functions/*.js")');
    expect(Object.keys(app.files)).toEqual([
      'package.json',
      'src/functions/approval.ts',
      'src/functions/client.ts',
      'src/shared/contact.ts',
      'tsconfig.json',
    ]);
  });

  test.each([
    ['the template of Core Tools', { module: 'commonjs' }, '^4.0.0', false],
    ['esModuleInterop', { module: 'commonjs', esModuleInterop: true }, '^5.9.0', true],
    ['modules as Node.js knows them', { module: 'Node16' }, '^5.9.0', true],
    ['a compiler that always does', { module: 'commonjs' }, '~6.0.0', true],
  ])('how CommonJS is imported, with %s', async (_name, options, typescript, isInterop) => {
    await put({
      'package.json': JSON.stringify({ main: 'dist/src/functions/*.js', devDependencies: { typescript } }),
      'tsconfig.json': tsconfig({ outDir: 'dist', rootDir: '.', ...options }),
      'src/functions/approval.ts': '',
    });

    const { app } = await readAppFolder(folder);

    expect(app.esModuleInterop ?? true).toBe(isInterop);
  });

  test('a tsconfig.json with comments and trailing commas is understood', async () => {
    await put({
      'package.json': '{ "main": "./dist/*.js" }',
      'tsconfig.json':
        '\uFEFF{ // made by "func init"\n "compilerOptions": { /* here */ "outDir": "./dist/", "rootDir": "./src", }, }',
      'src/app.ts': '',
    });

    expect((await readAppFolder(folder)).used).toBe('src/*.ts (from package.json main "dist/*.js")');
  });

  test('outDir may come from a tsconfig.json that this one extends', async () => {
    await put({
      'package.json': '{ "main": "out/functions/*.js" }',
      'tsconfig.json': '{ "extends": "./config/base" }',
      'config/base.json': tsconfig({ outDir: '../out', rootDir: '../src' }),
      'src/functions/a.ts': '',
    });

    expect((await readAppFolder(folder)).app.entryPoints).toEqual(['src/functions/a.ts']);
  });

  test('without rootDir, the folder that all sources share is tried', async () => {
    await put({
      'package.json': '{ "main": "dist/functions/*.js" }',
      'tsconfig.json': tsconfig({ outDir: 'dist' }),
      'src/functions/a.ts': '',
      'src/model/b.ts': '',
    });

    expect((await readAppFolder(folder)).app.entryPoints).toEqual(['src/functions/a.ts']);
  });

  test('each branch in the braces of main is mapped', async () => {
    await put({
      'package.json': '{ "main": "dist/src/{index.js,functions/*.js}" }',
      'tsconfig.json': tsconfig({ outDir: 'dist', rootDir: '.' }),
      'src/index.ts': '',
      'src/functions/a.ts': '',
    });

    expect((await readAppFolder(folder)).app.entryPoints).toEqual(['src/functions/a.ts', 'src/index.ts']);
  });

  test('a JavaScript app is taken as main says', async () => {
    await put({ 'package.json': '{ "main": "lib/*.js" }', 'lib/a.js': '', 'src/functions/old.js': '' });

    const { app, used } = await readAppFolder(folder);

    expect(app.entryPoints).toEqual(['lib/a.js']);
    expect(used).toBe('lib/*.js (package.json main)');
  });

  test('build results are used when the sources are not there', async () => {
    await put({
      'package.json': '{ "main": "dist/src/functions/*.js" }',
      'tsconfig.json': tsconfig({ outDir: 'dist', rootDir: '.' }),
      'dist/src/functions/a.js': '',
      'dist/src/shared.js': '',
    });

    const { app } = await readAppFolder(folder);

    expect(app.entryPoints).toEqual(['dist/src/functions/a.js']);
    expect(Object.keys(app.files)).toContain('dist/src/shared.js');
  });

  test('without main the usual folder is taken, and what a build in place left there is not loaded twice', async () => {
    await put({
      'src/functions/a.ts': '',
      'src/functions/a.js': '',
      'src/functions/b.js': '',
      'src/functions/c.d.ts': '',
    });

    const { app, used } = await readAppFolder(folder);

    expect(app.entryPoints).toEqual(['src/functions/a.ts', 'src/functions/b.js']);
    expect(used).toBe('src/functions/*.{ts,js}');
  });

  test('a main that matches nothing is said, and the usual folder is taken', async () => {
    await put({ 'package.json': '{ "main": "index.js" }', 'src/functions/a.ts': '' });

    expect(await readAppFolder(folder)).toMatchObject({
      used: 'src/functions/*.{ts,js} (package.json main "index.js" matches nothing)',
      unmatchedMain: 'index.js',
    });
  });

  test('packages, hidden folders, declarations, links and excepted files are not part of the app', async () => {
    await put({
      'src/functions/a.ts': '',
      'src/functions/a.d.ts': '',
      'src/data.json': '{}',
      'src/module.mjs': '',
      'node_modules/x/index.js': '',
      '.git/hook.js': '',
      'starter/src/functions/a.ts': '',
      'package-lock.json': '{}',
      'notes.md': '',
    });
    await symlink('/', join(folder, 'src/root'));

    const { app } = await readAppFolder(folder, { except: ['starter/**'] });

    expect(Object.keys(app.files)).toEqual(['src/data.json', 'src/functions/a.ts', 'src/module.mjs']);
  });
});

describe('settings', () => {
  test('come from the Values of local.settings.json, as text', async () => {
    await put({
      'src/functions/a.ts': '',
      'local.settings.json': '{ "IsEncrypted": false, "Values": { "TEAM": "A", "MAX": 3, "FAST": true, /* off */ } }',
    });

    expect((await readAppFolder(folder)).app.settings).toEqual({ TEAM: 'A', MAX: '3', FAST: 'true' });
  });

  test('keep what only looks like a comment or a trailing comma', async () => {
    await put({
      'src/functions/a.ts': '',
      'local.settings.json': '{ "Values": { "URL": "https://x/*y*/", "LIST": "[1, ]", "QUOTE": "\\"// ,}" } // end\n}',
    });

    expect((await readAppFolder(folder)).app.settings).toEqual({
      URL: 'https://x/*y*/',
      LIST: '[1, ]',
      QUOTE: '"// ,}',
    });
  });

  test('are left out when there is no such file', async () => {
    await put({ 'src/functions/a.ts': '' });

    expect((await readAppFolder(folder)).app).not.toHaveProperty('settings');
  });

  test('that are no text are refused by name', async () => {
    await put({ 'src/functions/a.ts': '', 'local.settings.json': '{ "Values": { "A": { "b": 1 } } }' });

    expect((await failure()).message).toBe(
      `${folder}/local.settings.json: the setting "A" must be text; put its value in quotes.`,
    );
  });
});

describe('what cannot be used is one sentence', () => {
  test('a folder that is not there', async () => {
    expect((await failure('/no/such/app')).message).toBe(
      'There is no folder /no/such/app; give the folder of a function app, the one with its package.json.',
    );
  });

  test('a file in place of a folder', async () => {
    await put({ 'app.ts': '' });

    expect((await failure(join(folder, 'app.ts'))).message).toContain(
      'app.ts is a file; give the folder of a function app',
    );
  });

  test('a folder without functions', async () => {
    expect((await failure()).message).toBe(
      `No function files in ${folder}: nothing matches src/functions/*.{ts,js}; put the functions there or correct "main" in package.json.`,
    );
  });

  test('the folder above an app', async () => {
    await put({ 'shop/package.json': '{}', 'shop/src/functions/a.ts': '', 'notes.txt': '' });

    expect((await failure()).message).toBe(`No function files in ${folder}; did you mean ${join(folder, 'shop')}?`);
  });

  test.each([
    ['local.settings.json', '{\n  "Values": {\n    "A": hello\n  }\n}', '3:10', `invalid character 'h'`],
    ['local.settings.json', '{\n  "Values": {', '2:14', 'invalid end of input'],
    ['package.json', '{\n  "main": "a.js"\n  "name": "x"\n}', '3:3', `invalid character '\\"'`],
    ['tsconfig.json', '[1 2]', '1:4', `invalid character '2'`],
  ])('bad JSON in %s: %j', async (file, text, place, found) => {
    await put({ 'src/functions/a.ts': '', 'package.json': '{ "main": "a.js" }', [file]: text });

    expect((await failure()).message).toBe(`${folder}/${file}:${place}: ${file} is not valid JSON: ${found}.`);
  });

  test('a folder that is far more than an app', async () => {
    await put({ 'src/functions/a.ts': 'x'.repeat(2 ** 22 + 1) });

    expect((await failure()).message).toContain('src/functions/a.ts exceeds 4 MB');
  });
});
