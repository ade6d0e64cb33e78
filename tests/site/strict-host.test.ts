// The site on a host that allows as little as it can: a strict Content-Security-Policy, and after the page has loaded no network.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../chromium.ts';
import { serveSite, type ServedSite } from '../../workshop/static-site.ts';
import { ORCHESTRATOR, solution } from './approval.ts';
import { policyOf } from './policy.ts';
import { PlaygroundPage } from './visitor.ts';

const root = join(import.meta.dirname, '../..');

/** A host of the local network: without https, a browser withholds some of what it can do. */
const PLAIN_HOST = 'workshop.test';

let site: ServedSite;
let browser: Browser;
let page: Page;
let play: PlaygroundPage;
let complaints: string[];
let isNetworkGone = false;

beforeAll(async () => {
  site = await serveSite(join(root, '.vitepress/dist'), (file) =>
    isNetworkGone ? null : { 'content-security-policy': policyOf(file, readFileSync(file, 'utf8')) },
  );
  const args = [...chromiumArgs, `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`];
  browser = await chromium.launch({ executablePath: await chromiumPath(), args });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  complaints = [];
  isNetworkGone = false;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.url}/lessons/events`);
  play = new PlaygroundPage(page, 'Wait for an approval');
});
afterEach(() => page.close());

test('everything works where the file of the learner’s code alone may evaluate', async () => {
  await walk();
  await play.show('Diagram');
  await play.show('Timeline');
  await play.button('Solution').click();
  await play.root.getByRole('textbox', { name: 'Reference solution' }).waitFor();

  expect(complaints).toEqual([]);
});

test('the page itself evaluates nothing', async () => {
  const evaluated = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // Later, when it is no longer the test's own tool that evaluates.
        setTimeout(() => {
          const indirect = globalThis.eval;
          try {
            resolve(indirect('1 + 1'));
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
  );

  expect(evaluated).toBe('EvalError');
});

test('everything works when the network has gone before anybody came to the playground', async () => {
  await expect.poll(() => isKept('web-worker'), { timeout: 30_000 }).toBe(true);
  isNetworkGone = true;

  await walk();
  for (const view of ['Diagram', 'Timeline', 'Instances', 'Ledger', 'Logs']) await play.show(view);
  await play.button('Solution').click();
  await play.root.getByRole('textbox', { name: 'Reference solution' }).waitFor();
});

test('everything works on a host without https, and without what only the newest browsers have', async () => {
  await page.addInitScript(() => {
    // Safari has the first not yet, Firefox has the others since 2024.
    Reflect.deleteProperty(window, 'requestIdleCallback');
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
  });
  await page.goto(`${site.url.replace('127.0.0.1', PLAIN_HOST)}/lessons/events`);
  await play.ready(ORCHESTRATOR);
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);

  await walk();
  await play.show('Logs');
  await play.button('Copy as text').click();
  await play.root.getByText('The browser did not let the page copy.').waitFor();

  await page.getByRole('term').first().getByRole('button').click();
  await page.waitForURL(/reference\/glossary#/);

  expect(complaints).toEqual([]);
});

/** Whether the browser keeps a file of the site, by the beginning of its name; all are kept at once. */
function isKept(name: string): Promise<boolean> {
  return page.evaluate(async (beginning) => {
    const stores = await Promise.all((await caches.keys()).map((key) => caches.open(key)));
    const kept = (await Promise.all(stores.map((store) => store.keys()))).flat();
    return kept.some(({ url }) => url.includes(`/assets/${beginning}`));
  }, name);
}

/** Writes, runs, checks, forks, crashes, saves and opens. */
async function walk(): Promise<void> {
  await play.type(ORCHESTRATOR, solution);
  await play.button('Run').click();
  await play.until(/running/i);
  await play.button('+1 h').click();
  await play.until(/completed/i);
  await play.button('Back').click();
  await play.button('Fork here').click();
  await play.root.getByRole('radiogroup', { name: 'Timeline' }).waitFor();
  await play.button('Crash worker').click();
  await play.until('The worker died and was started again.'); // while a command shows as busy, no other press counts
  const [download] = await Promise.all([page.waitForEvent('download'), play.button('Save run').click()]);
  const file = { name: 'my.run.json', mimeType: '', buffer: readFileSync(await download.path()) };
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), play.button('Open run').click()]);
  await chooser.setFiles(file);
  await play.button('Replay it').click();
  await play.until('Replayed: all is as it was saved.');
  await play.button('Check').click();
  await play.until('13 of 13 checks pass');
}
