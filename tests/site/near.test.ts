// Near: what is far below a text costs nothing until somebody comes, and whoever comes finds it at work.

import { expect, test } from 'vitest';
import { ORCHESTRATOR } from './approval.ts';
import { PlaygroundPage, visitBeforeEach, type Site } from './visitor.ts';

let site: Site;
let play: PlaygroundPage;

visitBeforeEach('/', (visit) => {
  ({ site } = visit);
  play = new PlaygroundPage(visit.page, 'Wait for an approval');
});

test('no editor is loaded for a playground far below, and it is there for whoever goes there', async () => {
  const asked: string[] = [];
  play.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const loaded = () => asked.some((path) => /\/editor\./.test(path));
  await play.page.goto(`${site.url}/lessons/events`, { waitUntil: 'networkidle' });
  expect(await play.root.innerText()).toContain('ApprovalOrchestrator');
  expect(loaded()).toBe(false);

  await play.ready(ORCHESTRATOR);
  expect(loaded()).toBe(true);
});

test('an address that leads to a playground ends there, also when what is above it grows, until the reader scrolls', async () => {
  const { page, root } = play;
  await page.goto(`${site.url}/lessons/events#exercise-04-approval-orchestrator`);
  await play.editor(ORCHESTRATOR).waitFor();
  const top = () => root.evaluate((box) => box.getBoundingClientRect().top);
  const grow = (marginTop: string) =>
    page.evaluate((margin) => {
      // Not every browser keeps the text in its place by itself.
      document.documentElement.style.overflowAnchor = 'none';
      document.querySelector<HTMLElement>('.vp-doc h2')?.style.setProperty('margin-top', margin);
      return new Promise(requestAnimationFrame);
    }, marginTop);
  await expect.poll(top).toBeLessThan(200);

  await grow('900px');
  await expect.poll(top).toBeLessThan(200);

  await page.mouse.move(720, 400);
  await page.mouse.wheel(0, -200);
  await expect.poll(top).toBeGreaterThan(200);
  await grow('1800px');
  expect(await top()).toBeGreaterThan(900);
});

test('a playground is at work on a page that is reached by a link', async () => {
  await play.page.getByRole('link', { name: 'Lessons' }).click();
  await play.page.getByRole('link', { name: 'Events', exact: true }).click();

  await play.ready(ORCHESTRATOR);
});

test('whoever is in the text with the keyboard before the editor has come is in the editor then', async () => {
  let come = (): void => undefined;
  const coming = new Promise<void>((resolve) => (come = resolve));
  await play.page.route(/\/editor\./, (route) => coming.then(() => route.continue()));
  await play.page.goto(`${site.url}/lessons/events`);
  await play.root.getByText('df.app.orchestration(').focus();
  come();

  await play.editor(ORCHESTRATOR).waitFor();
  await expect.poll(() => play.editor(ORCHESTRATOR).evaluate((box) => box === document.activeElement)).toBe(true);
});
