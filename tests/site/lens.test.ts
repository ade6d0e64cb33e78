// Looking closer on the built site: beside the reference solution, in another world, and under other schedules.

import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, runApproval, solution } from './approval.ts';
import { PlaygroundPage, visitBeforeEach, violations, type Visit } from './visitor.ts';

const VOUCHER = 'src/functions/voucher-orchestrator.ts';

let play: PlaygroundPage;
let visit: Visit;

visitBeforeEach('/lessons/events', async (begun) => {
  visit = begun;
  play = await approvalOn(begun.page);
});

const view = () => play.root.getByRole('tabpanel').last();

async function approve(text: string): Promise<void> {
  await runApproval(play, text);
  await play.button('Raise: approve').click();
  await play.until(/It is 0:00:00; (?!.*next due now)/);
}

test('beside the reference, a timer that was left running is where the two part; the next Run closes the comparison', async () => {
  await approve(solution.replace(/.*timeout\.cancel\(\);\n/, ''));
  const compare = play.root.getByRole('tab', { name: 'Compare' });
  expect(await compare.count()).toBe(0);

  await play.button('Compare with the reference').click();
  await play.until(/They part at event 11: nothing more here, ExecutionCompleted there\./);

  expect(await compare.getAttribute('aria-selected')).toBe('true');
  await view().getByText('▸ First difference: ≠ only in Reference').waitFor();
  expect(
    await view()
      .getByRole('row', { name: /^Status/ })
      .innerText(),
  ).toMatch(/differs\s+Running\s+Completed/);
  expect(await play.editor(ORCHESTRATOR).innerText()).not.toContain('timeout.cancel');
  await play.button('Wide').click();
  const box = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
  const views = play.root.getByRole('tablist', { name: 'Views' });
  await expect.poll(async () => Math.abs((await box(views)).top - 150)).toBeLessThan(100);
  const console = await box(play.root.getByRole('group', { name: 'HTTP console' }));
  expect(console.left).toBeGreaterThanOrEqual((await box(play.editor(ORCHESTRATOR))).right);
  await visit.page.setViewportSize({ width: 390, height: 900 });
  expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await violations(visit.page)).toEqual([]);

  await play.button('Run').click();
  await play.until(/It is 0:00:00; .*running/i);
  expect(await compare.count()).toBe(0);
});

test('a schedule under which the reference does something else is found, told and shown; the run stays as it was', async () => {
  await approve(solution.replace('60 * 60 * 1000', '2 * 60 * 60 * 1000'));
  await play.button('+1 h').click();
  await play.until(/It is 1:00:00; .*completed/i);

  await play.button('Explore races').click();
  await play.until(/Found under one of \d+ schedules \(seed 1\): .*comes late/, 60_000);
  expect(await view().getByRole('group', { name: 'Script' }).innerText()).toContain("app.replay([{ kind: 'late'");

  await play.button('Show this run').click();
  await view()
    .getByText('They part at event 6, EventRaised ApprovalEvent true: at 0:00:00 here, at 1:00:00 there.')
    .waitFor();
  await view()
    .getByText(/Found under this schedule: order-42 is Completed .* in your app; in the reference it is Completed/)
    .waitFor();
  expect(await play.root.getByRole('radiogroup', { name: 'Timeline' }).innerText()).toContain('Other schedule');
});

test('an X-ray tells an orchestrator that asks its machine from one that asks its history alone', async () => {
  await approve(solution);
  await play.button('X-ray').click();
  await play.until('Same actions under another clock and other chance, in 8 tries.');
  expect(await play.root.getByRole('tab', { name: 'Compare' }).count()).toBe(0);

  await visit.page.goto(`${visit.site.url}/lessons/determinism-and-versions`);
  play = new PlaygroundPage(visit.page, 'The same at every replay, and under new code');
  await play.ready(VOUCHER);
  await play.button('Run').click();
  await play.until(/It is 0:00:00;/);
  await play.button('X-ray').click();
  await play.until(/voucher-1 is not deterministic: .* at first, .* the second time/);

  const found = view().getByRole('region', { name: 'X-ray' });
  expect(await found.innerText()).toContain('draw in an activity and yield its result');
  expect(await found.innerText()).not.toContain('booking-1');
});
