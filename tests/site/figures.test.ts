// The figures of the Events lesson on the built site: a question, a story that runs, and words that say what they mean.

import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { violations, visitBeforeEach } from './visitor.ts';
import type { Site } from './visitor.ts';

let site: Site;
let page: Page;
let story: Locator;

visitBeforeEach('/lessons/events', (visit) => {
  ({ site, page } = visit);
  story = page.getByRole('region', { name: 'Simulation: Waiting for an event, at most two days' });
});

const press = (name: string) => story.getByRole('button', { name, exact: true }).click();
const until = (text: string | RegExp) => story.getByRole('status').filter({ hasText: text }).waitFor();

async function runIt(): Promise<void> {
  await press('Run it here');
  await until('Step runs the story bit by bit.');
}

test('no simulator is loaded before somebody asks for it', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await story.getByRole('button', { name: 'Run it here' }).waitFor();
  expect(asked.filter((path) => /hub\.worker|web-worker|LiveStory/.test(path))).toEqual([]);

  await runIt();
  expect(asked.some((path) => /hub\.worker/.test(path))).toBe(true);
  expect(asked.filter((path) => !path.startsWith('/assets/') && !/^\/(lessons|logo)/.test(path))).toEqual([]);
});

test('a reader runs the story step by step with the keyboard alone, and hears what happens', async () => {
  const run = story.getByRole('button', { name: 'Run it here' });
  await expect.poll(() => run.isEnabled()).toBe(true);
  await run.focus();
  await page.keyboard.press('Enter');
  await until('Step runs the story bit by bit.');

  for (const sentence of [
    'The client starts DeliveryOrchestrator parcel-1 with "a vase".',
    'waits for ParcelDelivered',
    'Nothing happens until 3:00:00.',
    'raises ParcelDelivered for DeliveryOrchestrator parcel-1 with "Ada"',
  ]) {
    await page.keyboard.press('Enter'); // Step has the focus
    await until(sentence);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // Next due
  await until(/completes with "a vase has arrived"\. The story is over\./);
});

test('the diagram, the history and the lines of the story follow', async () => {
  await runIt();
  const current = story.locator('[aria-current="step"]');
  expect(await current.innerText()).toContain('Start DeliveryOrchestrator as parcel-1');
  await press('Step');
  await until('The client starts');
  expect(await current.innerText()).toBe('Let 3 hours pass');

  await press('Step');
  await until('waits for ParcelDelivered');
  await story.getByText('As text', { exact: true }).click();
  await story.getByRole('listitem').filter({ hasText: 'asks for a timer that is due in 2 days' }).waitFor();
  await story.getByRole('tab', { name: 'History' }).click();
  await story.getByRole('row').filter({ hasText: 'TimerCreated' }).waitFor();
});

test('another scene begins at its beginning, and so does one that is started over', async () => {
  await runIt();
  await press('Next due');
  await until('waits for ParcelDelivered');
  const scenes = story.getByRole('combobox', { name: 'Scene' });
  await scenes.focus();
  await scenes.selectOption('Nobody signs');
  await until('Step runs the story bit by bit.');
  expect(await scenes.evaluate((box) => box === document.activeElement)).toBe(true);

  await press('Next due');
  await press('Next due');
  await until('completes with "a lamp is missing"');
  await press('Start over');
  await until('Step runs the story bit by bit.');
  await story.getByText('Nothing has happened yet.').waitFor();
});

test('a prediction survives a reload', async () => {
  const question = page.getByRole('group', { name: /Which event stands in the history right after/ });
  await question.getByRole('radio', { name: 'TimerFired' }).check();
  await page.getByRole('button', { name: 'Check my prediction' }).first().click();
  await page.getByText('The answer: TimerCreated.').waitFor();
  await page.reload();

  await page.getByText('The answer: TimerCreated.').waitFor();
  expect(await question.getByRole('radio', { name: 'TimerFired' }).isChecked()).toBe(true);
});

test('a choice that is made while the page is still loading is kept', async () => {
  let load = (): void => undefined;
  const loading = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/*.js', (route) => loading.then(() => route.continue()));
  await page.reload({ waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'TimerFired' }).check();
  load();

  await page.getByRole('button', { name: 'Check my prediction' }).first().click();
  await page.getByText('The answer: TimerCreated.').waitFor();
});

test('a word leads to the glossary', async () => {
  await page.getByRole('button', { name: 'replayed' }).click();
  await page.getByRole('note', { name: 'Replay' }).getByRole('link', { name: 'All words' }).click();

  await page.getByRole('heading', { level: 3, name: 'Replay' }).waitFor();
  await page.waitForURL(`${site.url}/reference/glossary#replay`);
});

test.each(['light', 'dark'] as const)('axe finds nothing in figures that are used, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.reload();
  await runIt();
  await press('Step');
  await until('The client starts');
  await page.getByRole('radio', { name: 'TimerFired' }).check();
  await page.getByRole('button', { name: 'Check my prediction' }).first().click();
  await page.getByText('What the lines and shapes mean').click();
  await page.getByRole('button', { name: 'replayed' }).click();
  await page.getByRole('note', { name: 'Replay' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await story.getByRole('tab', { name: 'Logs' }).click();
  expect(await violations(page)).toEqual([]);
});

test.each([390, 320])('on a phone of %i pixels nothing is wider than the screen', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await runIt();
  await press('Next due');
  await until('waits for ParcelDelivered');
  await page.getByRole('button', { name: 'replayed' }).click();

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
