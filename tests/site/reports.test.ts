// Reports: the pages that grading a class leaves, opened from a folder as an instructor or a learner opens them.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../chromium.ts';
import { overridesText, readOverrides } from '../../workshop/grade/reports/overrides.ts';
import { reportFiles } from '../../workshop/grade/reports/reports.ts';
import type { ReportOptions } from '../../workshop/grade/reports/reports.ts';
import { hostileClass, HOSTILE, smallClass } from '../grade/class.ts';
import { violations } from './visitor.ts';

const SLUG = '04-approval-orchestrator';
const zoe = { submission: 'zoe', exercise: SLUG, points: 5, reason: 'She left.' };
const noTimeout = { exercise: SLUG, slug: 'no-timeout', fails: ['timeout'], why: 'It waits for `ever`.' };
const options: ReportOptions = { overrides: [zoe], knowledge: { mistakes: [noTimeout], hints: new Map() } };

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
});
afterAll(() => browser.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the reports of a class, and opens one of them. */
async function open(
  { grades = smallClass, file = 'index.html', reports = options }: Opened = {},
  settings: BrowserContextOptions = {},
): Promise<Page> {
  for (const [name, text] of reportFiles(grades, reports)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, file)).href);
  return page;
}

interface Opened {
  readonly grades?: typeof smallClass;
  readonly file?: string;
  readonly reports?: ReportOptions;
}

const firstCells = (table: Locator): Promise<string[]> => table.locator('tbody th').allInnerTexts();

test('a header sorts its table, and back again', async () => {
  const page = await open();
  const table = page.getByRole('region', { name: 'Submissions' });
  const header = table.getByRole('columnheader', { name: 'Points' });

  await header.getByRole('button').click();
  expect(await firstCells(table)).toEqual(['eve', 'dora', 'ben', 'cem', 'ada']);
  expect(await header.getAttribute('aria-sort')).toBe('ascending');

  await page.keyboard.press('Enter');
  expect(await firstCells(table)).toEqual(['ada', 'cem', 'ben', 'dora', 'eve']);
  expect(await header.getAttribute('aria-sort')).toBe('descending');

  await table.getByRole('button', { name: 'Submission' }).click();
  expect(await firstCells(table)).toEqual(['ada', 'ben', 'cem', 'dora', 'eve']);
  expect(await header.getAttribute('aria-sort')).toBe('none');
  await page.context().close();
});

test('a mistake has its name and those who made it, and a name leads to the learner', async () => {
  const page = await open();
  const known = page.getByText('As in the known mistake no-timeout: It waits for ever.').first();
  await known.waitFor();

  await page.getByRole('region', { name: 'Checks' }).getByRole('link', { name: 'cem' }).click();
  await page.getByText('Expected order-1 to be Completed').filter({ visible: true }).waitFor();
  await page.getByRole('link', { name: 'Feedback for the learner' }).filter({ visible: true }).click();
  await page.getByRole('heading', { name: 'Feedback for cem' }).waitFor();
  await page.context().close();
});

test('points by hand are saved, and the next run has them', async () => {
  const page = await open();
  const save = page.getByRole('button', { name: 'Save overrides' });
  await page.getByRole('region', { name: 'Submissions' }).getByRole('link', { name: 'ben' }).click();
  const fields = page.getByRole('group', { name: 'Points by hand, in place of 5' });
  await fields.getByLabel('Points').fill('8.5');
  await page.getByRole('status').filter({ hasText: 'Not saved yet' }).waitFor();

  await save.click(); // there is no reason yet
  expect(await fields.getByLabel('Reason').evaluate((input: HTMLInputElement) => input.validationMessage)).toBe(
    'Say why.',
  );
  await fields.getByLabel('Reason').fill('Said "why" </script>');
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  await page.getByRole('status').filter({ hasText: '2 overrides saved as overrides.json' }).waitFor();
  expect(download.suggestedFilename()).toBe('overrides.json');
  const text = readFileSync(await download.path(), 'utf8');
  const overrides = readOverrides(text);
  await page.context().close();

  expect(overrides).toEqual([{ submission: 'ben', exercise: SLUG, points: 8.5, reason: 'Said "why" </script>' }, zoe]);
  expect(overridesText(overrides)).toBe(text);
  const again = await open({ reports: { ...options, overrides } });
  await again.getByText('8.5 (was 5)').first().waitFor();
  await again.getByText('There is no submission of this name.').waitFor();
  await again.context().close();
});

test('points beyond those of an exercise are not saved', async () => {
  const page = await open();
  await page.getByText('ada').last().click();
  const fields = page.getByRole('group', { name: 'in place of 10' }).first();
  await fields.getByLabel('Points').fill('11');
  await fields.getByLabel('Reason').fill('Brilliant.');
  await page.getByRole('button', { name: 'Save overrides' }).click();

  expect(await fields.getByLabel('Points').evaluate((input: HTMLInputElement) => input.validity.rangeOverflow)).toBe(
    true,
  );
  expect(await page.getByRole('status').innerText()).toBe('Not saved yet');
  await page.context().close();
});

test.each([1280, 320])(
  'a field that makes no sense is seen, and not behind the bar, at a width of %i',
  async (width) => {
    const page = await open({}, { viewport: { width, height: 600 } });
    for (const name of ['ada', 'cem', 'eve']) {
      const learner = page.locator('details').filter({ hasText: name });
      await learner.evaluate((element: HTMLDetailsElement) => (element.open = true));
      const points = learner.getByLabel('Points', { exact: true }).last();
      await points.fill('11');
      await learner.evaluate((element: HTMLDetailsElement) => (element.open = false));
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('button', { name: 'Save overrides' }).click();

      const { top, bottom } = await points.evaluate((input) => input.getBoundingClientRect());
      const bar = await page.locator('.bar').evaluate((element) => element.getBoundingClientRect());
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(bar.top - 50); // the browser's words are below the field
      await points.fill('');
    }
    await page.context().close();
  },
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing in %s, on a wide screen and on a phone',
  async (colorScheme) => {
    const page = await open({}, { colorScheme, bypassCSP: true });
    for (const details of await page.locator('details').all()) {
      await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    }
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

    await page.goto(pathToFileURL(path.join(folder, 'feedback/ben.html')).href);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  },
);

test('without scripts everything can be read', async () => {
  const page = await open({}, { javaScriptEnabled: false });

  expect(await firstCells(page.getByRole('region', { name: 'Submissions' }))).toEqual([
    'ada',
    'ben',
    'cem',
    'dora',
    'eve',
  ]);
  await page.getByText('cem').last().click();
  await page.getByText('Expected order-1 to be Completed').filter({ visible: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Save overrides' }).isVisible()).toBe(false);
  await page.context().close();
});

test.each(['index.html', 'feedback'])('%s shows a hostile text as a text, and asks for nothing', async (name) => {
  const asked: string[] = [];
  const file = [...reportFiles(hostileClass).keys()].find((one) => one.startsWith(name) && one.endsWith('.html')) ?? '';
  const page = await open({ grades: hostileClass, file, reports: {} });
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  page.on('console', (message) => asked.push(message.text()));
  await page.reload();

  expect(asked).toEqual([page.url()]);
  expect(await page.locator('img, main script, main b').count()).toBe(0);
  expect(await page.locator('body').innerText()).toContain(HOSTILE.split('\n', 1)[0]);
  await page.context().close();
});
