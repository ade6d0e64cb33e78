// The board of the Notify Support challenge on the built site: incidents, time, callbacks, and three apps.

import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';

const CLIENT = 'src/functions/notify-support-client.ts';

let page: Page;
let board: Locator;

visitBeforeEach('/challenges/notify-support', (visit) => {
  ({ page } = visit);
  board = page.getByRole('region', { name: 'Board', exact: true });
});

const press = (name: string) => board.getByRole('button', { name, exact: true }).click();
const until = (text: string | RegExp) => board.getByRole('status').filter({ hasText: text }).waitFor();
const row = (name: string) => board.getByRole('row', { name: new RegExp(`^${name}`) });
const choose = (title: string) => board.getByRole('combobox', { name: 'App' }).selectOption(title);

async function open(): Promise<void> {
  await press('Open the board');
  await until('Report an incident.');
}

/** Reports two incidents, one minute apart, and lets Angela call back a minute after the second. */
async function oneCallbackForTwo(): Promise<void> {
  await press('Report an incident');
  await until('Angela is notified of incident 1, attempt 1.');
  await press('+1 min');
  await until('No new notification up to 0:01:00.');
  await press('Report an incident');
  await until('Angela is notified of incident 2, attempt 1.');
  await press('+1 min');
  await until('At 0:01:40, Angela is notified of incident 1, attempt 2.');
  await press('Angela calls back');
  await until('Angela calls back: 202 Accepted.');
}

test('nothing of the board is loaded before somebody opens it, nor with the playground', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  const play = new PlaygroundPage(page, 'Notify support until somebody answers');
  await play.ready(CLIENT);
  const ofBoard = () => asked.filter((path) => /LiveBoard|hub\.worker/.test(path));
  expect(ofBoard()).toEqual([]);

  await open();
  expect(ofBoard()).toHaveLength(2);
  expect(asked.filter((path) => /LiveStory/.test(path))).toEqual([]);
});

test('a reader plays the night with the keyboard alone, and hears what happens', async () => {
  const opener = board.getByRole('button', { name: 'Open the board' });
  await expect.poll(() => opener.isEnabled()).toBe(true);
  await opener.focus();
  await page.keyboard.press('Enter');
  await until('Report an incident.');

  await page.keyboard.press('Enter'); // the button that reports has the focus
  await until('Report “The web shop is down”: 202 Accepted. At 0:00:00, Angela is notified of incident 1, attempt 1.');
  for (let stops = 0; stops < 4; stops += 1) await page.keyboard.press('Tab'); // over three callbacks
  await page.keyboard.press('Enter'); // Next due
  await until('At 0:01:40, Angela is notified of incident 1, attempt 2.');
  for (let stops = 0; stops < 4; stops += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // Angela calls back
  await until('Incident 1 is Completed at 0:01:40: Angela answered attempt 2; 2 notifications.');
});

test('with the reference, one callback ends both incidents', async () => {
  await open();
  await oneCallbackForTwo();

  expect(await row('Angela').innerText()).toMatch(/answered[\s\S]*answered/);
  expect(await row('Output').innerText()).toMatch(/Angela, attempt 2[\s\S]*Angela, attempt 1/);
  await press('Start over');
  await until('Nothing has happened yet.');
  await board.getByText('The board fills when the app accepts a report.').waitFor();
  expect(await board.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('The web shop is down');
});

test('with the flaw, the first incident is forgotten and wakes up the others', async () => {
  await open();
  await choose('App with the flaw');
  await until('This app has a mistake that shows only with two incidents; try to find it. Report an incident.');
  await oneCallbackForTwo();
  expect(await row('Angela').innerText()).toMatch(/called back[\s\S]*notified last[\s\S]*called back[\s\S]*answered/);

  await press('Angela calls back');
  await until('Angela calls back: 404 Not Found, “Nothing waits for +31611111111.” Incident 1 goes on');
  await press('Run to the end');
  await until('Incident 1 is Completed at 0:15:00: nobody answered; 9 notifications.');
  expect(await row('Carol').innerText()).toContain('no answer');
});

test('a worker that dies is replaced, and the night goes on', async () => {
  await open();
  await press('Report an incident');
  await until('Angela is notified of incident 1, attempt 1.');
  await press('Crash worker');
  await until('The worker died and was started again. Incident 1 goes on; next due 0:01:40.');
  await press('Next due');
  await until('At 0:01:40, Angela is notified of incident 1, attempt 2.');
});

test('the text in the editor runs as it is when the board starts over', async () => {
  const play = new PlaygroundPage(page, 'Notify support until somebody answers');
  await play.ready(CLIENT);
  await open();
  await choose('Text in your editor');
  await until('This is your text as it was at the start. Report an incident.');
  await press('Report an incident');
  await until('Report “The web shop is down”: 501 Not Implemented, “Nobody is notified yet.” Nothing is open.');

  const answers = (status: string) =>
    `import * as df from 'durable-functions';
     df.app.client.http('NotifySupportHttpClient', { methods: ['POST'], handler: async () => ({ status: ${status} }) });`;
  const edited = board.getByText('Edited: press Start over to run the new text');
  expect(await edited.count()).toBe(0);
  await play.type(CLIENT, answers('418'));
  await edited.waitFor();
  await press('Start over');
  await until('This is your text as it was at the start. Report an incident.');
  expect(await edited.count()).toBe(0);
  await press('Report an incident');
  await until('Report “The web shop is down”: 418');

  await play.type(CLIENT, answers('('));
  await press('Start over');
  await until(CLIENT);
  expect(await board.getByRole('button', { name: 'Report an incident' }).getAttribute('aria-disabled')).toBe('true');
});

test.each(['light', 'dark'] as const)('axe finds nothing on a board that is used, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await open();
  expect(await violations(page)).toEqual([]);
  await oneCallbackForTwo();
  await press('Brian calls back');
  await until('404 Not Found');
  await press('Report an incident');
  await until('Angela is notified of incident 3');
  expect(await violations(page)).toEqual([]);
});

test.each([390, 320])('on a phone of %i pixels nothing is wider than the screen', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await open();
  await oneCallbackForTwo(); // a button is called by its whole name, also where the verb stands once before all

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const table = board.getByRole('group', { name: 'Contacts and incidents' });
  expect(await table.evaluate((group) => group.scrollWidth - group.clientWidth)).toBe(0);
});
