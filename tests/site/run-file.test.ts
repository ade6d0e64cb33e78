// A run out of the page as a file, and into the page of somebody else.

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, solution } from './approval.ts';
import { type PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';
import type { Visit } from './visitor.ts';

let visit: Visit;
let play: PlaygroundPage;

visitBeforeEach('/lessons/events', async (begun) => {
  visit = begun;
  play = await approvalOn(begun.page);
});

test('a run that a learner saved is looked at, replayed and taken over by somebody else', async () => {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('+1 h').click();
  await play.until(/completed/i);
  await play.button('Crash worker').click();
  const history = await historyOf(play);
  const file = await saved();

  const other = await approvalOn(await somebodyElse());
  await other.type(ORCHESTRATOR, '// all mine');
  await open(other, file);
  await other.until('nothing of it has run');
  await other.root.getByText(/is a run of Wait for an approval\. Saved on .*; 5 steps\./).waitFor();
  await other.root.getByRole('listitem').filter({ hasText: 'advance the clock by 1:00:00' }).waitFor();
  await other.root.getByRole('textbox', { name: 'Code of the saved run' }).waitFor();
  expect(workersThatRun(other)).toEqual([]);
  expect(await violations(other.page, { within: other.root })).toEqual([]);

  await other.button('Replay it').click();
  await other.until('Replayed: all is as it was saved.');
  expect(await historyOf(other)).toEqual(history);
  await other.root.getByText('its code is not the text in the editor').waitFor();
  expect(await other.editor(ORCHESTRATOR).innerText()).toBe('// all mine');

  await other.show('Opened run');
  await other.button('Take this code over').click();
  await other.until('The code of the saved run is in the editor.');
  expect(await other.editor(ORCHESTRATOR).innerText()).toContain('timeout.cancel()');
  await other.button('Undo import').click();
  await expect.poll(() => other.editor(ORCHESTRATOR).innerText()).toBe('// all mine');
});

test('what is no saved run is said, and nothing is opened', async () => {
  const history = [{ EventType: 'ExecutionStarted', FunctionName: 'Orders' }];
  await open(play, { name: 'history.json', buffer: Buffer.from(JSON.stringify(history)) });

  await play.until('history.json was not opened. This file is the history of an instance and no saved run');
  expect(await play.root.getByRole('tab', { name: 'Opened run' }).count()).toBe(0);
});

test('a keyboard is enough: open, look, replay, and back to the tabs', async () => {
  play.page.on('filechooser', () => undefined); // from now on: a key is pressed before Playwright would have begun to listen
  await play.button('Run').click();
  await play.until(/completed/i);
  const file = await saved();
  const { keyboard } = play.page;
  await play.button('Open run').focus();
  const [chooser] = await Promise.all([play.page.waitForEvent('filechooser'), keyboard.press('Space')]);
  await chooser.setFiles({ ...file, mimeType: 'application/json' });
  await play.until('nothing of it has run');

  await play.button('Replay it').focus();
  await keyboard.press('Enter');
  await play.until('Replayed');
  await expect.poll(() => focused()).toBe('tabpanel');
  await play.show('Opened run');
  await play.button('Close file').focus();
  await keyboard.press('Enter');
  await expect.poll(() => focused()).toBe('tab');
});

test.each([320, 390])('at %i pixels an opened run is not too wide', async (width) => {
  await play.button('Run').click();
  await play.until(/completed/i);
  const file = await saved();
  await play.page.setViewportSize({ width, height: 800 });
  await open(play, file);

  await play.button('Replay it').waitFor();
  expect(await play.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

/** What is chosen in a file picker. */
interface ChosenFile {
  readonly name: string;
  readonly buffer: Buffer;
}

/** The same page in a browser that knows nothing of the first. */
async function somebodyElse(): Promise<Visit['page']> {
  const context = await visit.site.newContext();
  const page = await context.newPage();
  await page.goto(`${visit.site.url}/lessons/events`);
  return page;
}

/** The workers that run code, and not those of the editor. */
function workersThatRun({ page }: PlaygroundPage): string[] {
  return page.workers().flatMap((worker) => (/types\.worker/.test(worker.url()) ? [] : [worker.url()]));
}

async function saved(): Promise<ChosenFile> {
  const [download] = await Promise.all([play.page.waitForEvent('download'), play.button('Save run').click()]);
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) };
}

async function open(playground: PlaygroundPage, file: ChosenFile): Promise<void> {
  const [chooser] = await Promise.all([
    playground.page.waitForEvent('filechooser'),
    playground.button('Open run').click(),
  ]);
  await chooser.setFiles({ ...file, mimeType: 'application/json' });
}

async function historyOf(playground: PlaygroundPage): Promise<string[]> {
  await playground.show('History');
  await playground.root.getByRole('row').filter({ hasText: 'ExecutionCompleted' }).waitFor();
  return playground.root.getByRole('row').allInnerTexts();
}

const focused = (): Promise<string | null> =>
  play.page.evaluate(() => document.activeElement?.getAttribute('role') ?? null);
