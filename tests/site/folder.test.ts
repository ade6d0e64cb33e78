// An exercise out of the page as a folder, into somebody's own editor, and back.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';

const slug = '04-approval-orchestrator';
const ORCHESTRATOR = 'src/functions/approval-orchestrator.ts';
const solution = await readFile(join(import.meta.dirname, '../..', 'solutions', slug, ORCHESTRATOR), 'utf8');

type Folder = Readonly<Record<string, string>>;

let play: PlaygroundPage;

visitBeforeEach('/lessons/events', async ({ page }) => {
  play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
});

test('a learner downloads the exercise, solves it elsewhere with a file more, imports it, and every check passes', async () => {
  await play.type(ORCHESTRATOR, '// begun in the page');
  const folder = await downloaded();
  expect(folder[`${slug}/${ORCHESTRATOR}`]).toBe('// begun in the page');
  expect(Object.keys(folder)).toEqual(expect.arrayContaining([`${slug}/host.json`, `${slug}/requests.http`]));

  await imports({
    ...folder,
    [`${slug}/src/hour.ts`]: 'export const hour = 3_600_000;\n',
    [`${slug}/${ORCHESTRATOR}`]: `import { hour } from '../hour';\n${solution.replace('60 * 60 * 1000', 'hour')}`,
    [`${slug}/dist/src/functions/activities.js`]: 'built',
  });

  await play.until('Imported 3 files. New here: src/hour.ts. Undo import brings your text back.');
  // The one that helps with writing runs none of the text.
  expect(play.page.workers().filter((one) => !one.url().includes('types.worker'))).toEqual([]);
  await play.root.getByRole('tab', { name: 'hour.ts' }).click();
  await play.root.getByText('export const hour').waitFor();
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');
});

test('an import survives a reload and is undone as one step, also when the wrong file was chosen first', async () => {
  await play.type(ORCHESTRATOR, '// all mine');
  await imports({ [ORCHESTRATOR]: '// the wrong file' });
  await play.root.getByText('// the wrong file').waitFor();
  await imports({ [`work/${ORCHESTRATOR}`]: '// imported', 'work/src/lib/more.ts': '// more' });
  await play.until('Imported 2 files');
  await play.page.reload();
  await play.root.getByText('// imported').waitFor();
  await play.root.getByRole('tab', { name: 'more.ts' }).waitFor();

  await play.button('Undo import').click();
  await play.until('Your text is back.');
  await play.root.getByText('// all mine').waitFor();
  expect(await play.root.getByRole('tab', { name: 'more.ts' }).count()).toBe(0);
});

test('what cannot be imported is said, and leaves the text as it is', async () => {
  await play.type(ORCHESTRATOR, '// all mine');
  await choose({ name: 'notes.zip', buffer: Buffer.from('no zip') });

  await play.until('Nothing was imported: notes.zip is not a zip.');
  expect(await play.editor(ORCHESTRATOR).innerText()).toBe('// all mine');
  expect(await play.button('Undo import').count()).toBe(0);
});

test('a keyboard is enough for both, and axe finds nothing afterwards', async () => {
  const { keyboard } = play.page;
  play.page.on('filechooser', () => undefined); // from now on: a key is pressed before Playwright would have begun to listen
  await play.button('Download').focus();
  const [download] = await Promise.all([play.page.waitForEvent('download'), keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe(`${slug}.zip`);
  await play.until(`${slug}.zip is a function app with your text.`);

  await keyboard.press('Tab');
  const [chooser] = await Promise.all([play.page.waitForEvent('filechooser'), keyboard.press('Space')]);
  await chooser.setFiles({ name: 'approval-orchestrator.ts', mimeType: '', buffer: Buffer.from('// by hand') });
  await play.until(`Imported ${ORCHESTRATOR}.`);
  expect(await violations(play.page, { within: play.root })).toEqual([]);
});

test.each([320, 390])('at %i pixels the buttons stand above the files, and nothing is too wide', async (width) => {
  await play.page.setViewportSize({ width, height: 800 });

  const tabs = await play.root.getByRole('tablist', { name: 'Files' }).boundingBox();
  const button = await play.button('Download').boundingBox();
  expect(tabs?.width).toBeGreaterThan(width - 10);
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(tabs?.y ?? 0);
  expect(await play.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

/** Presses Download, and what the zip holds. */
async function downloaded(): Promise<Folder> {
  const [download] = await Promise.all([play.page.waitForEvent('download'), play.button('Download').click()]);
  const packed = unzipSync(await readFile(await download.path()));
  return Object.fromEntries(Object.entries(packed).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** Zips a folder and chooses it with Import. */
async function imports(folder: Folder): Promise<void> {
  const entries = Object.entries(folder).map(([path, text]) => [path, strToU8(text)] as const);
  await choose({ name: 'work.zip', buffer: Buffer.from(zipSync(Object.fromEntries(entries))) });
}

async function choose(file: { name: string; buffer: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([play.page.waitForEvent('filechooser'), play.button('Import').click()]);
  await chooser.setFiles({ ...file, mimeType: 'application/zip' });
}
