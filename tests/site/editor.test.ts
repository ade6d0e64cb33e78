// The editor on the built site: what TypeScript knows appears while one writes, and a failing check leads to its line.

import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, solution } from './approval.ts';
import { PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';

let play: PlaygroundPage;
let fetched: string[];

visitBeforeEach('/lessons/events', async ({ page }) => {
  fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  play = await approvalOn(page);
});

const ofTypes = () => fetched.filter((url) => url.includes('types.worker'));

test('the types come with the first focus; then errors, offers and explanations are there, without eval or network', async () => {
  const { page } = play;
  // As strict as a host can be with the one file that knows the types.
  const policy = "default-src 'none'; script-src 'self'";
  await page.route(/types\.worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  expect(ofTypes()).toEqual([]);

  await play.type(ORCHESTRATOR, solution.replace('ONE_HOUR_MS = 60 * 60 * 1000', "ONE_HOUR_MS: number = '1 h'"));
  const wrong = play.editor(ORCHESTRATOR).locator('.cm-lintRange-error');
  await wrong.waitFor({ timeout: 30_000 });
  expect(await wrong.innerText()).toBe('ONE_HOUR_MS');
  expect(ofTypes()).toHaveLength(1);

  await play.editor(ORCHESTRATOR).getByText('waitForExternalEvent', { exact: true }).hover();
  await page.getByText('DurableOrchestrationContext.waitForExternalEvent(name: string): df.Task').waitFor();

  await play.type(ORCHESTRATOR, solution.replace('const order', 'context.df\n  const order'));
  await play.editor(ORCHESTRATOR).getByText('context.df', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('.');
  await page.getByRole('option', { name: 'callActivity', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect.poll(() => play.editor(ORCHESTRATOR).evaluate((box) => box === document.activeElement)).toBe(false);
});

test('while the types are being fetched, whoever waits for offers is told so', async () => {
  const { page } = play;
  const told = page.getByText('Type hints are loading…');
  let arrive = (): void => undefined;
  const isTime = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/types\.worker/, (route) => isTime.then(() => route.continue()));
  await play.type(ORCHESTRATOR, solution.replace('const order', 'context.df\n  const order'));
  await play.editor(ORCHESTRATOR).getByText('context.df', { exact: true }).click();
  await page.keyboard.press('End');

  await page.keyboard.type('.');
  await page.locator('.cm-tooltip').filter({ has: told }).waitFor();
  await page.locator('[aria-live=polite]').filter({ hasText: 'Type hints are loading…' }).waitFor();
  expect(await violations(page, { within: play.root })).toEqual([]);

  arrive();
  await page.getByRole('option', { name: 'callActivity', exact: true }).waitFor();
  expect(await page.locator('.cm-tooltip').filter({ has: told }).count()).toBe(0);
});

test('who turns to another file while the types are being fetched finds nothing of that there, nor on coming back', async () => {
  const { page } = play;
  const told = page.getByText('Type hints are loading…');
  await page.route(/types\.worker/, () => undefined); // they never arrive
  await play.type(ORCHESTRATOR, `${solution}ret`);
  await play.editor(ORCHESTRATOR).press('u');
  await page.locator('.cm-tooltip').filter({ has: told }).waitFor();

  // In one turn of the page: the note has not been placed again when the other file comes.
  await play.root.evaluate((root) => {
    document.execCommand('insertText', false, 'r');
    root.querySelector<HTMLElement>('[role=tab][id$="activities.ts"]')?.click();
  });
  await play.editor('src/functions/activities.ts').waitFor();
  expect(await page.locator('.cm-tooltip').count()).toBe(0);

  await play.root.getByRole('tab', { name: 'approval-orchestrator.ts' }).click();
  await play.editor(ORCHESTRATOR).waitFor();
  expect(await page.locator('.cm-tooltip').count()).toBe(0);
});

test('what the compiler finds is told beside a text that passes every check, and leads to its line', async () => {
  await play.type(ORCHESTRATOR, `${solution}export const late: number = 'an hour';\n`);
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');

  await play.button('Types: 1 error').click();

  expect(await play.editor(ORCHESTRATOR).locator('.cm-activeLine').innerText()).toContain('an hour');
  await play.type(ORCHESTRATOR, solution);
  await play.button('Types: 1 error').waitFor({ state: 'detached' });
});

test('a failing check leads to the line of its cause', async () => {
  await play.type(ORCHESTRATOR, solution.replace(/yield (?=context\.df\.callActivity)/, ''));
  await play.button('Check').click();
  await play.until(/of 13 checks pass/);

  const place = play.root.getByRole('list', { name: 'Checks' }).getByRole('button', { name: /^Go to line \d+$/ });
  await place.first().click();

  await expect.poll(() => play.editor(ORCHESTRATOR).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await play.editor(ORCHESTRATOR).locator('.cm-activeLine').innerText()).toContain('callActivity');
});
