// "Test your own app": every piece of code on the page is a piece of a file that kit.test.ts and `npm run kit:try` run.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { Scenario } from '#scenario';
import { matchers } from '../../simulator/test-kit/matchers.ts';
import { TestApp } from '../../simulator/test-kit/test-app.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/reference/test-your-own-app.md'), 'utf8');

test('the page has no code of its own but for the shell', () => {
  expect([...page.matchAll(/^```(\w+)$/gm)].map(([, language]) => language)).toEqual(['sh', 'sh']);
});

test('what it shows is run: an app, its tests, and the settings of its runners', () => {
  const shown = [...page.matchAll(/^<<< @\/\.\.\/(tests\/kit\/app\/[^#\s]+)/gm)].map(([, file = '']) => file);

  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(shown.filter((file) => !/\.test\.m?ts$|\.test\.mjs$|\.config\.m?[jt]s$|\/src\//.test(file))).toEqual([]);
});

test('the words and the matchers that it names exist', () => {
  const named = (section: string) =>
    [...(page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `.*?` +\|/gm)].flatMap(([row]) =>
      [...row.matchAll(/(?:`|\)\.)([a-z]\w*)[(`]/gi)].map(([, name = '']) => name),
    );
  const scenario = [Scenario, TestApp].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));

  expect(named('The words').length).toBeGreaterThan(18);
  expect(named('The words').filter((name) => !scenario.includes(name))).toEqual([]);
  expect(named('The matchers').filter((name) => name !== 'expect')).toEqual(Object.keys(matchers));
});

test('every way into the package that it names is exported', () => {
  const named = [...page.matchAll(/`durable-functions-workshop(\/[a-z/-]+)`/g)].map(([, path = '']) => `.${path}`);

  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => !(path in manifest.exports))).toEqual([]);
});
