// Page times: how long a reader waits in the built site, in a real browser.
//
// Owns:   visiting a lesson as a reader does, and the moment at which what was waited for is there.
// Never:  judges a time; its limit is elsewhere (commands/budgets.ts).
//
// T1. Every time is the median of five visits, each with an empty cache and a browser context of its own; of steps, of
//     twenty-five one after the other: the browser compiles what is new to it in the first few.
// T2. A wait ends when what is waited for is in the page and laid out. The wait for the screen's next frame is not counted.
// T3. It goes on in the page itself: what the test's own connection to the browser takes is not counted.
// T4. A playground begins to work when somebody comes near (theme/index.ts), so a visit leads to it by its address.
// T5. Steps are taken when nothing of the visit is still being fetched or read: who has come to the thousandth event has been
//     there for a while. That is so when the editor marks what is wrong with the types.

import type { Browser, Locator, Page } from 'playwright';
import { serveSite } from './static-site.ts';

/** Milliseconds, each a median (T1). */
export interface PageTimes {
  /** From navigation to the playground in its page (T4) to an editor that can be written in. */
  readonly editor: number;
  /** From the press of Run to the first row of the history. */
  readonly run: number;
  /** From the press of Check to the verdict on all checks. */
  readonly check: number;
  /** From the press of Step to the new moment in a view, after {@link LONG_HISTORY} events. */
  readonly step: Readonly<Record<SteppedView, number>>;
  /** Scripts that a visit loaded, as paths in the built site. */
  readonly loaded: ReadonlySet<string>;
}

/** The lesson that is visited, and its first exercise. */
export const lesson = {
  page: 'lessons/events.html',
  exercise: '04-approval-orchestrator',
  title: 'Wait for an approval',
  edited: 'src/functions/approval-orchestrator.ts',
  /** What nobody fetches who visits the first exercise alone, but the browser keeps. */
  other: 'assets/exercise.05-callback-client.',
} as const;

/** Playwright, or a browser for it, is not there. */
export class NoBrowserError extends Error {}

/** The views that grow at each step. */
export const steppedViews = ['History', 'Diagram', 'Timeline'] as const;

/** One of them. */
export type SteppedView = (typeof steppedViews)[number];

const VISITS = 5;
const STEPS = 25;

/** How many events the history holds before the steps that are measured. */
export const LONG_HISTORY = 1_000;

/** Four events for each activity, and then one timer after the other. A type that is wrong does not keep it from running. */
const longApp = `import * as df from 'durable-functions';
export const wrong: number = 'text';
df.app.orchestration('ApprovalOrchestrator', function* (context) {
  for (let n = 0; n < ${LONG_HISTORY / 4}; n += 1) yield context.df.callActivity('ProcessApproval', n);
  for (let n = 1; n < 100; n += 1) yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 60_000));
});
`;

/**
 * Measures the built site.
 *
 * @param dist the folder of the built site.
 * @param solution the text that passes every check of the lesson's exercise.
 * @throws {NoBrowserError} the browser is missing; one sentence says what to install.
 */
export async function measureTimes(dist: string, solution: string): Promise<PageTimes> {
  const browser = await openBrowser();
  const site = await serveSite(dist);
  const loaded = new Set<string>();
  try {
    const visits: Omit<PageTimes, 'step' | 'loaded'>[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      visits.push(await visited(browser, site.url, (playground) => measureVisit(playground, solution), loaded));
    }
    return {
      editor: median(visits.map((one) => one.editor)),
      run: median(visits.map((one) => one.run)),
      check: median(visits.map((one) => one.check)),
      step: await visited(browser, site.url, measureSteps),
      loaded,
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

async function openBrowser(): Promise<Browser> {
  try {
    const [{ chromium }, { chromiumArgs, chromiumPath }] = await Promise.all([
      import('playwright'),
      import('../chromium.ts'),
    ]);
    return await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumArgs] });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new NoBrowserError(
      `The times in a browser need playwright (npm ci) and a Chromium, whose path CHROMIUM_PATH gives: ${reason}`,
    );
  }
}

async function visited<T>(
  browser: Browser,
  url: string,
  measure: (playground: Playground) => Promise<T>,
  loaded = new Set<string>(),
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.on('request', (request) => {
    if (request.serviceWorker()) return; // what is kept for later (.vitepress/offline/) is no part of the visit
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) loaded.add(pathname.slice(1));
  });
  const page = await context.newPage();
  await page.goto(`${url}/${lesson.page.replace(/\.html$/, '')}#exercise-${lesson.exercise}`, { waitUntil: 'commit' });
  const result = await measure(new Playground(page));
  await context.close();
  return result;
}

async function measureVisit(playground: Playground, solution: string): Promise<Omit<PageTimes, 'step' | 'loaded'>> {
  const editor = await playground.whenEditable();
  await playground.write(solution);
  await playground.show('History');
  const run = await playground.press('Run', 'tbody tr', '');
  const check = await playground.press('Check', '[role=status]', '(\\d+) of \\1 checks pass');
  return { editor, run, check };
}

async function measureSteps(playground: Playground): Promise<PageTimes['step']> {
  await playground.whenEditable();
  await playground.write(longApp);
  await playground.whenMarked();
  await playground.whenKept();
  await playground.press('Run', '[role=status]', 'running');
  const medians: [SteppedView, number][] = [];
  for (const view of steppedViews) {
    await playground.show(view);
    await playground.whenDrawn();
    const times: number[] = [];
    // The view and the verdict, which tells the time, change together.
    for (let step = 0; step < STEPS; step += 1) times.push(await playground.press('Step', '[role=status]', ''));
    medians.push([view, median(times)]);
  }
  return Object.fromEntries(medians) as PageTimes['step'];
}

/** The playground of the lesson, in the hands of a reader. */
class Playground {
  readonly #page: Page;
  readonly #root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#root = page.getByRole('region', { name: `Playground: ${lesson.title}` });
  }

  /** Waits until the editor can be written in; milliseconds since the navigation. */
  async whenEditable(): Promise<number> {
    const name = `[role=textbox][contenteditable=true][aria-label*="${lesson.edited}"]`;
    const there = await this.#page.waitForFunction(
      (selector) => (document.querySelector(selector) ? performance.now() : undefined),
      name,
      { polling: 'raf' },
    );
    return (await there.jsonValue()) as number;
  }

  /** Waits until the editor marks an error. */
  async whenMarked(): Promise<void> {
    await this.#root.locator('.cm-lintRange-error').first().waitFor();
  }

  /** Waits until the browser keeps what belongs to the page. */
  async whenKept(): Promise<void> {
    await this.#page.waitForFunction(async (other) => {
      const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().some(({ url }) => url.includes(other));
    }, lesson.other);
  }

  /** Waits until the view that is shown has rows, or its picture. */
  async whenDrawn(): Promise<void> {
    await this.#root.locator('[role=tabpanel] :is(tbody tr, svg[role=img])').last().waitFor();
  }

  async write(text: string): Promise<void> {
    await this.#root.getByRole('textbox', { name: lesson.edited }).click();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.insertText(text);
  }

  async show(view: string): Promise<void> {
    await this.#root.getByRole('tab', { name: view }).click();
  }

  /** Presses a button and waits for an element of this kind with a text like this that none had before (T2, T3). */
  press(button: string, selector: string, text: string): Promise<number> {
    return this.#root.evaluate(timeOfPress, { button, selector, text });
  }
}

/** Runs in the page. */
function timeOfPress(
  root: Element,
  wait: { readonly button: string; readonly selector: string; readonly text: string },
): Promise<number> {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === wait.button);
  if (!button) throw new Error(`There is no button ${wait.button}.`);
  const before = new Set([...root.querySelectorAll(wait.selector)].map((one) => one.textContent));
  return new Promise((resolve) => {
    const begin = performance.now();
    const observer = new MutationObserver(() => {
      const found = [...root.querySelectorAll(wait.selector)].findLast(
        ({ textContent }) => !before.has(textContent) && new RegExp(wait.text, 'i').test(textContent ?? ''),
      );
      if (!found) return;
      found.getBoundingClientRect();
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    button.click();
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
