import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scriptsOfPage, weighPage } from './page-weight.ts';

const files = {
  'lessons/events.html':
    '<link rel="preload" href="/base/assets/font.woff2"><link rel="modulepreload" href="/base/assets/theme.aaaaaaaa.js">' +
    '<script type="module" src="/base/assets/app.aaaaaaaa.js"></script><script>inline()</script>' +
    '<link rel="modulepreload" href="/base/assets/events.md.aaaaaaaa.js">',
  'lessons/timers.html': '<link rel="modulepreload" href="/base/assets/timers.md.aaaaaaaa.js">',
  'assets/app.aaaaaaaa.js': 'import{a}from"./theme.aaaaaaaa.js";',
  'assets/events.md.aaaaaaaa.js':
    'r("Playground");r("Picture");h({exercise:"04-waits"});import(`./LiveStory.aaaaaaaa.js`);import("./04-waits.aaaaaaaa.js")',
  'assets/timers.md.aaaaaaaa.js': 'import"./theme.aaaaaaaa.js";r("Predict")',
  'assets/theme.aaaaaaaa.js':
    'import"./vue.aaaaaaaa.js";import("./PagePicture.aaaaaaaa.js");import("./PredictQuestion.aaaaaaaa.js");' +
    'import("./ExercisePlayground.aaaaaaaa.js");import("./VPLocalSearchBox.aaaaaaaa.js")',
  'assets/vue.aaaaaaaa.js': 'export const vue = "not-a-file.js"',
  'assets/PagePicture.aaaaaaaa.js': 'draws a picture',
  'assets/PredictQuestion.aaaaaaaa.js': 'asks',
  'assets/ExercisePlayground.aaaaaaaa.js':
    'import"./vue.aaaaaaaa.js";import("./editor.aaaaaaaa.js");import("./solution-text.aaaaaaaa.js");' +
    'new Worker(new URL("/base/assets/hub.worker-aaaaaaaa.js",import.meta.url))',
  'assets/editor.aaaaaaaa.js': 'import"./code-look.aaaaaaaa.js";import("./writing-help.aaaaaaaa.js")',
  'assets/code-look.aaaaaaaa.js': 'colours',
  'assets/writing-help.aaaaaaaa.js':
    'import"./code-look.aaaaaaaa.js";new Worker("/base/assets/types.worker-aaaaaaaa.js")',
  'assets/types.worker-aaaaaaaa.js': 'types',
  'assets/hub.worker-aaaaaaaa.js':
    'import("./exercise.04-waits.aaaaaaaa.js");import("./exercise.05-calls.aaaaaaaa.js")',
  'assets/exercise.04-waits.aaaaaaaa.js': 'the checks of 04',
  'assets/exercise.05-calls.aaaaaaaa.js': 'the checks of 05',
  'assets/VPLocalSearchBox.aaaaaaaa.js': 'search',
  'assets/LiveStory.aaaaaaaa.js': 'a story that is run',
  'assets/solution-text.aaaaaaaa.js': 'the solution',
  'assets/04-waits.aaaaaaaa.js': 'the settings of 04',
};
type File = keyof typeof files;

let dist: string;
beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), 'page-weight-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await writeFile(join(dist, path), text);
  }
});
afterEach(() => rm(dist, { recursive: true }));

const weight = (...names: File[]): number => names.reduce((sum, name) => sum + gzipSync(files[name]).length, 0);

test('what a page loads, what its playground loads, and what the editor loads besides, are told apart', async () => {
  expect(await weighPage(dist, 'lessons/events.html')).toEqual({
    page: weight(
      'assets/app.aaaaaaaa.js',
      'assets/theme.aaaaaaaa.js',
      'assets/vue.aaaaaaaa.js',
      'assets/events.md.aaaaaaaa.js',
      'assets/PagePicture.aaaaaaaa.js',
    ),
    playground: weight(
      'assets/ExercisePlayground.aaaaaaaa.js',
      'assets/editor.aaaaaaaa.js',
      'assets/code-look.aaaaaaaa.js',
      'assets/hub.worker-aaaaaaaa.js',
      'assets/exercise.04-waits.aaaaaaaa.js',
    ),
    typeHints: weight('assets/writing-help.aaaaaaaa.js', 'assets/types.worker-aaaaaaaa.js'),
  });
});

test('a page without a playground loads none of it, and of the components only its own', async () => {
  const { page, playground, typeHints } = await scriptsOfPage(dist, 'lessons/timers.html');

  expect([...page].sort()).toEqual([
    'assets/PredictQuestion.aaaaaaaa.js',
    'assets/theme.aaaaaaaa.js',
    'assets/timers.md.aaaaaaaa.js',
    'assets/vue.aaaaaaaa.js',
  ]);
  expect(playground.size + typeHints.size).toBe(0);
});
