// Access: keyboard alone, light and dark, phone; what axe finds.

import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORCHESTRATOR, solution } from './approval.ts';
import { isInSight, openSite, PlaygroundPage, sitePages, violations } from './visitor.ts';
import type { Site } from './visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

interface Visit {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

async function visit(path: string, { colorScheme = 'light', width = 1440 }: Visit = {}): Promise<Page> {
  const context = await site.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  return page;
}

/** What axe finds in one theme may be other than in the other. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

test.each([
  ['light', undefined],
  ['dark', COLOURS],
] as const)('axe finds nothing in the lesson, %s, before and after a run', async (colorScheme, rules) => {
  const found = (within?: Locator) => violations(page, { rules, within });
  const page = await visit('/lessons/events', { colorScheme });
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
  expect(await found()).toEqual([]);

  await play.type(ORCHESTRATOR, solution.replace('if (winner === answer) timeout.cancel();', ''));
  await play.button('Check').click();
  await play.until('12 of 13 checks pass');
  expect(await found(play.root)).toEqual([]);

  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('Raise: reject').click();
  for (const view of ['History', 'Diagram', 'Timeline', 'Instances', 'Ledger', 'Crashes', 'Logs']) {
    await play.show(view);
    expect(await found(play.root)).toEqual([]);
  }
  await play.button('Solution').click();
  expect(await found(play.root)).toEqual([]);
  await page.context().close();
});

test.each(sitePages())(
  'axe finds nothing on %s, light and dark, and on a phone nothing is wider than the screen',
  async (path) => {
    const page = await visit(path);
    for (const play of await page.getByRole('region', { name: /^Playground:/ }).all()) {
      await play.scrollIntoViewIfNeeded();
      await play.getByRole('textbox', { name: /^src\// }).waitFor();
    }
    expect(await violations(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark').waitFor();
    expect(await violations(page, { rules: COLOURS })).toEqual([]);

    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  },
);

test('the exercise is solved with the keyboard alone', async () => {
  const page = await visit('/lessons/events');
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);

  await play.editor(ORCHESTRATOR).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Shift+Tab'); // out of the editor, to its tabs
  await tabTo(page, 'Check', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await play.until('13 of 13 checks pass');

  await tabTo(page, 'Run', 'Shift+Tab');
  await page.keyboard.press('Space');
  await play.until(/running/i);
  await tabTo(page, 'Raise: approve', 'Tab');
  await page.keyboard.press('Enter');
  await play.until(/completed/i);
  await tabTo(page, 'History', 'Tab');
  await play.root.getByRole('row').filter({ hasText: 'ExecutionCompleted' }).waitFor();
  await page.context().close();
});

/** Presses a key until the element with this text has the focus; every stop on the way must show that it has it. */
async function tabTo(page: Page, text: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) return;
  }
  throw new Error(`The keyboard does not reach "${text}".`);
}

test.each([390, 320])('on a phone of %i pixels nothing is wider than the screen', async (width) => {
  const page = await visit('/lessons/events', { width });
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  for (const view of ['History', 'Diagram', 'Timeline', 'Instances', 'Ledger', 'Crashes', 'Logs']) {
    await play.show(view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.context().close();
});

test('at 320 pixels the table of instances fits, whatever their status', async () => {
  const page = await visit('/lessons/events', { width: 320 });
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.show('Instances');
  const box = play.root.getByRole('group', { name: 'Instances', exact: true });
  await box.getByRole('button', { name: 'order-42' }).click();
  for (const [where, press, status] of [
    [box, 'Suspend', 'Suspended'],
    [box, 'Terminate', 'Terminated'],
    [play.root, 'Run', 'Running'],
    [play.root, 'Until idle', 'Completed'],
  ] as const) {
    await where.getByRole('button', { name: press, exact: true }).click();
    await box.getByText(status, { exact: true }).waitFor();
    expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  await page.context().close();
});

test('on a phone, what Check, Run and Solution show is one press away', async () => {
  const page = await visit('/lessons/events', { width: 390 });
  const play = new PlaygroundPage(page, 'Wait for an approval');
  await play.ready(ORCHESTRATOR);

  await play.button('Check').click();
  await play.until('0 of 13 checks pass');
  const first = play.root.getByRole('list', { name: 'Checks' }).getByRole('listitem').first();
  expect(await isInSight(first)).toBe(false);
  await play.button('Show checks').click();
  await expect.poll(() => isInSight(first)).toBe(true);

  await play.button('Run').click();
  await play.until('order-42 is Completed');
  await play.button('Show run').click();
  await expect.poll(() => isInSight(play.root.getByText('0:00:00', { exact: true }).first())).toBe(true);

  await play.button('Solution').click();
  await expect.poll(() => isInSight(play.root.getByText('One way to solve src/'))).toBe(true);
  await page.context().close();
});

test('on a phone, a diagram that is wider than the screen says that it scrolls', async () => {
  const page = await visit('/lessons/events', { width: 390 });

  await page.getByText('scroll sideways').first().waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByText('scroll sideways').first().waitFor({ state: 'detached' });
  await page.context().close();
});

test('on a page with a playground, a picture of many lanes has its width, and the text keeps to a column', async () => {
  const page = await visit('/lessons/sub-orchestrations', { width: 1440 });
  const widthOf = async (thing: Locator) => Math.round((await thing.boundingBox())?.width ?? 0);
  const playground = await widthOf(page.getByRole('region', { name: /^Playground:/ }));

  expect(await page.getByText('scroll sideways').count()).toBe(0);
  const diagram = page.getByRole('group', { name: 'Diagram: One after the other' });
  expect(playground - (await widthOf(diagram))).toBeLessThanOrEqual(2); // the frame's border
  expect(await widthOf(page.getByText('You would move such lines into a function'))).toBeLessThan(playground - 200);
  await page.context().close();
});

test('on a very wide screen, the outline of a page with a playground is in the bar on top', async () => {
  const page = await visit('/lessons/events', { width: 1920 });

  await page.getByRole('button', { name: 'On this page' }).click();
  await page.getByRole('link', { name: 'The built-in HTTP API' }).first().click();
  await expect.poll(() => isInSight(page.getByRole('heading', { name: 'The built-in HTTP API' }))).toBe(true);
  await page.context().close();
});

test('where the reader has colours of their own, the chosen tab and the pressed button stand out', async () => {
  const page = await visit('/lessons/events');
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const play = new PlaygroundPage(page, 'Wait for an approval');
  const below = (tab: Locator) => tab.evaluate((element) => getComputedStyle(element).borderBottomColor);
  const views = play.root.getByRole('tablist', { name: 'Views' });
  const [chosen, other] = ['Checks', 'History'].map((name) => views.getByRole('tab', { name })) as [Locator, Locator];
  await play.ready(ORCHESTRATOR);
  expect(await below(chosen)).not.toBe(await below(other));

  const wide = play.button('Wide');
  const background = () => wide.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await background();
  await wide.click();
  expect(await background()).not.toBe(before);
  await page.context().close();
});
