import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { weighPage } from './page-weight.ts';

test('what a page loads at first, and what may follow, are told apart', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'page-weight-'));
  const files = {
    'lessons/events.html':
      '<link rel="preload" href="/base/assets/font.woff2"><link rel="modulepreload" href="/base/assets/theme.js">' +
      '<script type="module" src="/base/assets/app.js"></script><script>inline()</script>',
    'assets/app.js':
      'import{a}from"./theme.js";h("Playground",{exercise:"04-waits"});import("./editor.js");import("./VPLocalSearchBox.js");' +
      'import("./project-files.C3.js");import("./04-waits.D4.js")',
    'assets/theme.js': 'import"./vue.js";new Worker(new URL("/base/assets/hub.worker.js",import.meta.url))',
    'assets/vue.js': 'export const vue = "not-a-file.js"',
    'assets/editor.js': 'import"./vue.js";export default 1',
    'assets/hub.worker.js': 'import("./exercise.04-waits.A1.js");import("./exercise.05-calls.B2.js")',
    'assets/exercise.04-waits.A1.js': 'the checks of 04',
    'assets/exercise.05-calls.B2.js': 'the checks of 05',
    'assets/VPLocalSearchBox.js': 'search',
    'assets/project-files.C3.js': 'packs zips',
    'assets/04-waits.D4.js': 'the settings of 04',
    'assets/other-page.js': 'never named',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await writeFile(join(dist, path), text);
  }
  const weight = (...names: (keyof typeof files)[]): number =>
    names.reduce((sum, name) => sum + gzipSync(files[name]).length, 0);

  expect(await weighPage(dist, 'lessons/events.html')).toEqual({
    initial: weight('assets/app.js', 'assets/theme.js', 'assets/vue.js'),
    later: weight('assets/editor.js', 'assets/hub.worker.js', 'assets/exercise.04-waits.A1.js'),
  });
  await rm(dist, { recursive: true });
});
