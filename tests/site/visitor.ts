// Visitor: a browser on the built site, and what people do in a playground.
//
// Owns:   serving .vitepress/dist and opening pages.
// Never:  reaches into a page's code; everything is found by role and name, as a screen reader finds it.

import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { chromiumArgs, chromiumPath } from '../../chromium.ts';
import { serveSite } from '../../workshop/static-site.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, '.vitepress/dist');
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The addresses of all pages of the built site, such as `/lessons/events`. */
export function sitePages(): readonly string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return files.map((file) => `/${file.replaceAll('\\', '/').replace(/(^|(?<=\/))index\.html$|\.html$/, '')}`).sort();
}

/** A served site and a browser to visit it with. */
export interface Site {
  readonly url: string;
  /**
   * A context of its own, on a wide screen unless the options say another. Nothing is kept there for a time without a network
   * unless they allow service workers: a visit spends more on that than on its page, and most stories end before it is needed.
   */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Serves the built site on a free port. `npm test` builds it before. */
export async function openSite(): Promise<Site> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no built site; run npm run build first.');
  const served = await serveSite(dist);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
  return {
    url: served.url,
    newContext: (options) =>
      browser.newContext({ viewport: { width: 1440, height: 1000 }, serviceWorkers: 'block', ...options }),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** A page of the site, as one test finds it. */
export interface Visit {
  readonly site: Site;
  readonly page: Page;
}

/**
 * Opens the site for the tests of a file, and before each of them a page in a context of its own. A test in which a script of
 * the page throws fails, whatever else it saw.
 *
 * @param path of the page, such as `/lessons/events`.
 * @param begin is given each visit before its test.
 * @param options of the context.
 */
export function visitBeforeEach(path: string, begin: (visit: Visit) => unknown, options?: BrowserContextOptions): void {
  let site: Site;
  let context: BrowserContext;
  let thrown: string[];
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    context = await site.newContext(options);
    const page = await context.newPage();
    thrown = [];
    // Vue writes what a component throws to the console and goes on.
    page.on('console', (message) => message.type() === 'error' && thrown.push(message.text()));
    page.on('pageerror', (error) => thrown.push(String(error.stack)));
    await page.goto(`${site.url}${path}`);
    await begin({ site, page });
  });
  afterEach(async () => {
    await context.close();
    expect(thrown).toEqual([]);
  });
}

/** Whether something can be seen down to its last line, below the bars of the page. */
export function isInSight(thing: Locator): Promise<boolean> {
  return thing.evaluate((element) => {
    const { left, bottom } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + 4, bottom - 4);
    return there !== null && (element.contains(there) || there.contains(element));
  });
}

/**
 * What axe finds, as one line per rule and element.
 *
 * @param look `rules`: the only ones; default all. `within`: the part that has changed since the page was looked at; default the page.
 */
export async function violations(
  page: Page,
  {
    rules,
    within = page.locator('html'),
  }: { rules?: readonly string[] | undefined; within?: Locator | undefined } = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.addScriptTag({ path: axePath });
  // The lines are made in the page: all that axe says is megabytes, and takes longer to come than to be found out.
  return within.evaluate(async (part, only) => {
    const { axe } = window as unknown as { axe: { run(part: unknown, options: unknown): Promise<AxeResults> } };
    const { violations: found } = await axe.run(part, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  }, rules);
}

/** One exercise's playground on a page. */
export class PlaygroundPage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, title: string) {
    this.page = page;
    this.root = page.getByRole('region', { name: `Playground: ${title}` });
  }

  /** A button by its exact name. */
  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The live region that tells what the last command led to. */
  get verdict(): Locator {
    return this.root.getByRole('status');
  }

  /** The editor of a file. */
  editor(path: string): Locator {
    return this.root.getByRole('textbox', { name: path });
  }

  /** Goes to the playground, where it begins to work, and waits until a file can be edited. */
  async ready(path: string): Promise<void> {
    await this.root.scrollIntoViewIfNeeded();
    await this.editor(path).waitFor();
  }

  /** Puts the keyboard into a file's editor, marks everything, and types. */
  async type(path: string, text: string): Promise<void> {
    await this.ready(path);
    await this.editor(path).click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses one of the views, such as History. */
  async show(view: string): Promise<void> {
    await this.root.getByRole('tablist', { name: 'Views' }).getByRole('tab', { name: view }).click();
  }

  /** Waits until the verdict says something that matches. */
  async until(text: string | RegExp, timeoutMs = 15_000): Promise<void> {
    await this.verdict.filter({ hasText: text }).waitFor({ timeout: timeoutMs });
  }
}
