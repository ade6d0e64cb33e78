// Progress on the built site: solved here, done on the map, taken to another browser; and two tabs on one exercise.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { ORCHESTRATOR, solution } from './approval.ts';
import { PlaygroundPage, violations, visitBeforeEach, type Site } from './visitor.ts';

const CALLBACK = 'src/functions/callback-client.ts';
const fileOf = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

let site: Site;
let page: Page;
/** Here pages are left and come back to: with the worker that keeps their parts, as a visitor has it. */
const kept = { serviceWorkers: 'allow' } as const;

visitBeforeEach(
  '/lessons/events',
  (visit) => {
    ({ site, page } = visit);
  },
  kept,
);

async function playground(on: Page, title = 'Wait for an approval', path = ORCHESTRATOR): Promise<PlaygroundPage> {
  const play = new PlaygroundPage(on, title);
  await play.ready(path);
  return play;
}

const rowOf = (on: Page, title: string) =>
  on
    .getByRole('list', { name: 'Lessons' })
    .getByRole('listitem')
    .filter({ has: on.getByRole('link', { name: title, exact: true }) });

test('what is solved is done on the map, and a file takes it to another browser, where nothing runs by itself', async () => {
  const play = await playground(page);
  await play.type(ORCHESTRATOR, solution);
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');
  const callback = await playground(page, 'Pass a callback on to an orchestration', CALLBACK);
  await callback.type(CALLBACK, fileOf(`solutions/05-callback-client/${CALLBACK}`));
  await callback.button('Check').click();
  await callback.until('100 of 100 points');
  await page.getByRole('navigation', { name: 'Sidebar Navigation' }).getByRole('img', { name: 'Done' }).waitFor();

  await page.goto(`${site.url}/course`);
  await rowOf(page, 'Events').first().getByText('Done').first().waitFor();
  await page.getByRole('button', { name: 'Skip what I know: Timers and Deadlines' }).click();
  const summary = await page.getByText(/lessons and challenges done ·/).innerText();
  expect(summary).toMatch(/^1 of 11 lessons and challenges done · 1 skipped/);
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export progress' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('durable-functions-workshop-progress.json');

  const other = await site.newContext(kept);
  const elsewhere = await other.newPage();
  await elsewhere.goto(`${site.url}/course`);
  await elsewhere.getByText('0 of 12 lessons and challenges done').waitFor();
  await elsewhere.locator('input[type=file]').setInputFiles(await download.path());
  await elsewhere.getByText('Imported: 2 texts, better marks in 2 exercises.').waitFor();
  expect(await elsewhere.getByText(/lessons and challenges done ·/).innerText()).toBe(summary);

  // Events is done, and what is next on the map is the first lesson.
  await elsewhere.getByRole('link', { name: 'Resume: Durable Functions' }).waitFor();
  await elsewhere.getByRole('link', { name: 'Wait for an approval' }).click();
  const imported = await playground(elsewhere);
  await imported.editor(ORCHESTRATOR).getByText('ONE_HOUR_MS').first().waitFor();
  await imported.root.getByText('At your last check: 13 of 13 checks pass · 100 of 100 points.').waitFor();
  expect(elsewhere.workers()).toEqual([]);
  await other.close();
});

test('two tabs on one exercise: the second finds the text of the first, takes it, and has its own back by Undo', async () => {
  const second = await page.context().newPage();
  await second.goto(`${site.url}/lessons/events`);
  const [one, two] = [await playground(page), await playground(second)];
  await one.type(ORCHESTRATOR, '// from the first tab');
  await two.button('Keep this text').waitFor();
  await two.type(ORCHESTRATOR, '// from the second tab');

  await two.button('Take the other text').click();
  await two.editor(ORCHESTRATOR).getByText('// from the first tab').waitFor();
  expect(await two.button('Keep this text').count()).toBe(0);
  await two.button('Undo choice').click();
  await two.editor(ORCHESTRATOR).getByText('// from the second tab').waitFor();

  await one.button('Keep this text').click();
  await one.until('Undo choice shows that of the other tab.');
  await second.close();
  await page.reload();
  await (await playground(page)).editor(ORCHESTRATOR).getByText('// from the first tab').waitFor();
  await one.button('Undo choice').click();
  await one.editor(ORCHESTRATOR).getByText('// from the second tab').waitFor();
});

test('what is said of a text that was chosen is of that text, no longer of the next edit', async () => {
  const second = await page.context().newPage();
  await second.goto(`${site.url}/lessons/events`);
  const [one, two] = [await playground(page), await playground(second)];
  await one.type(ORCHESTRATOR, '// from the first tab');
  await two.button('Take the other text').click();
  await two.until('This is the text of the other tab.');
  expect(await two.verdict.innerText()).not.toContain('before your last edit');

  await two.type(ORCHESTRATOR, '// from the second tab');

  await two.until(/This is the text of the other tab\..*\(before your last edit\)/);
  await two.button('Undo choice').waitFor();
});

test('the first page leads back to the exercise at which one left', async () => {
  const exercise = page.getByRole('region', { name: 'Playground: Wait for an approval' });
  await exercise.evaluate((box) => box.scrollIntoView());
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('durable-functions-workshop/visit')))
    .toContain('exercise-04');
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Resume: Events, Wait for an approval' }).click();

  await expect.poll(() => page.url()).toBe(`${site.url}/lessons/events#exercise-04-approval-orchestrator`);
  await expect.poll(() => exercise.evaluate((box) => Math.abs(box.getBoundingClientRect().top - 150))).toBeLessThan(50);
});
