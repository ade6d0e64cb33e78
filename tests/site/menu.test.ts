// Menu: the sidebar on a phone. It is outside the screen until it is opened, and comes to life only then.

import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { visitBeforeEach, type Site } from './visitor.ts';

let site: Site;
let page: Page;
visitBeforeEach('/course', async (visit) => {
  ({ site, page } = visit);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${site.url}/lessons/timers`, { waitUntil: 'networkidle' });
});

const menuButton = (): Locator => page.getByRole('button').filter({ hasText: /^Menu$/ });
const menu = (): Locator => page.getByRole('navigation', { name: 'Sidebar Navigation' });
const current = (): Locator => menu().locator('[aria-current=page]');

/** Whether the middle of the menu is what a finger meets there, at the end of its way in or out. */
const isOpen = (): Promise<boolean> =>
  menu().evaluate(async (nav) => {
    const side = nav.parentElement as HTMLElement;
    await Promise.all(side.getAnimations().map(({ finished }) => finished));
    return side.contains(document.elementFromPoint(100, 400));
  });

test('one press opens the menu, which shows where one is, and a link leads on', async () => {
  await menuButton().click();
  expect(await isOpen()).toBe(true);
  expect(await current().innerText()).toBe('Timers and Deadlines');

  await menu().getByRole('link', { name: 'Events', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
  await expect.poll(() => menu().count()).toBe(0);

  await menuButton().click();
  expect(await current().innerText()).toBe('Events');
});

test('a menu that was never opened shows the page to which a link of the text led', async () => {
  await page.goto(`${site.url}/course`, { waitUntil: 'networkidle' });
  await page.getByRole('main').getByRole('link', { name: 'Events', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();

  await menuButton().click();

  expect(await isOpen()).toBe(true);
  expect(await current().allInnerTexts()).toEqual(['Events']);
});

test('the menu slides in, also when it comes to life by that', async () => {
  const ways = await menuButton().evaluate(async (button: HTMLElement) => {
    button.click();
    await new Promise(requestAnimationFrame);
    return document.querySelector('.VPSidebar')?.getAnimations().length;
  });

  expect(ways).toBeGreaterThan(0);
});

test('the keyboard goes past a closed menu, opens it, folds a group in it open, and is on the button again after Escape', async () => {
  await menuButton().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.VPSidebar'))).toBe(null);

  await menuButton().press('Enter');
  const decisions = menu().getByRole('button', { name: 'toggle section' });
  await decisions.press('Enter');
  await menu().getByRole('link', { name: 'Drive the real SDK' }).waitFor();
  await page.keyboard.press('Escape');

  expect(await isFocused(menuButton())).toBe(true);
  await expect.poll(() => menu().count()).toBe(0);
});

test('what is done and skipped is marked in the menu, once for each lesson', async () => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(`${site.url}/course`);
  await page.getByRole('button', { name: 'Skip what I know: Timers and Deadlines' }).click();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${site.url}/lessons/timers`, { waitUntil: 'networkidle' });

  await menuButton().click();

  await menu().getByRole('img', { name: 'Skipped' }).waitFor();
  expect(await menu().getByRole('img').count()).toBe(1);
});

test('the menu comes to life as the sidebar of a window that becomes wide', async () => {
  await page.setViewportSize({ width: 1440, height: 800 });

  const decisions = menu().getByRole('button', { name: 'toggle section' });
  await decisions.click();
  await menu().getByRole('link', { name: 'Drive the real SDK' }).waitFor();
});

test('behind the menu of the top bar nothing of the sidebar is met, and it opens after that', async () => {
  await page.getByLabel('Menu', { exact: true }).click();
  expect(await page.locator('.VPSidebar[inert]').count()).toBe(1);
  await page.getByLabel('Menu', { exact: true }).click();

  await menuButton().click();

  expect(await isOpen()).toBe(true);
});

const isFocused = (thing: Locator): Promise<boolean> => thing.evaluate((element) => element === document.activeElement);
