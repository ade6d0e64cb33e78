// Crashes on the built site: the worker dies at a chosen moment, at every point, and at a moment that is long over.

import { expect, test } from 'vitest';
import { ORCHESTRATOR, runApproval, solution } from './approval.ts';
import { PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';

/** Keeps the order in a variable of the module, where no replay finds it again. */
const forgetful = `${solution.replace(
  'const order: unknown = context.df.getInput();',
  'if (!context.df.isReplaying) order = context.df.getInput();',
)}\nlet order: unknown;\n`;

let play: PlaygroundPage;

visitBeforeEach('/lessons/events', ({ page }) => {
  play = new PlaygroundPage(page, 'Wait for an approval');
});

/** Runs a text until somebody has approved, and opens the Crashes view. */
async function approved(text: string): Promise<void> {
  await play.ready(ORCHESTRATOR);
  await runApproval(play, text);
  await play.button('Raise: approve').click();
  await play.until(/completed/i);
  await play.show('Crashes');
}

test('a worker that dies while an activity is in flight runs it twice: same output, and the ledger marks it', async () => {
  await approved(solution);
  const slider = play.root.getByRole('slider', { name: 'The worker dies after' });
  await slider.press('Home');
  while (!(await slider.getAttribute('aria-valuetext'))?.includes('ProcessApproval started')) {
    await slider.press('ArrowRight');
  }
  expect(await slider.getAttribute('aria-valuetext')).toBe('moment 3: ProcessApproval started, at 0:00:00');

  await play.button('Die here').click();

  await play.until('Dies after moment 3. Same output, 1 activity ran twice.');
  const ledgers = play.root.getByRole('group', { name: 'What the crash led to' });
  expect(await ledgers.getByRole('table', { name: /First run/ }).innerText()).not.toContain('duplicate');
  expect(await ledgers.getByRole('table', { name: /Dies after moment 3/ }).innerText()).toContain('⚠ duplicate');
  expect(
    await play.root.getByRole('radiogroup', { name: 'Timeline' }).getByLabel('Dies after moment 3').isChecked(),
  ).toBe(true);
  expect(await violations(play.page, { within: play.root })).toEqual([]);
});

test('the solution comes to the same wherever the worker dies; the open run is not disturbed', async () => {
  await approved(solution);

  await play.button('Crash matrix').click();

  await play.until(/The worker can die at \d+ points: the output and the effects are the same at each/);
  await play.until('At 1 of them an activity runs twice, as it may.');
  const rows = play.root.getByRole('group', { name: 'Points of the crash matrix' }).getByRole('rowgroup');
  expect(await rows.filter({ hasText: '✓ Same' }).count()).toBe((await rows.count()) - 1);
  expect(await rows.filter({ hasText: 'Ran twice' }).innerText()).toContain('after moment 3: ProcessApproval started');
  expect(await play.root.getByRole('radiogroup', { name: 'Timeline' }).count()).toBe(0);
  expect(await violations(play.page, { within: play.root })).toEqual([]);
});

test('of an orchestrator that keeps state in a module variable the matrix names the point, and opens it', async () => {
  await approved(forgetful);

  await play.button('Crash matrix').click();

  await play.until(
    /At \d+ of \d+ points the outcome is different, first after moment 1: episode of ApprovalOrchestrator/,
  );
  await play
    .button('Show this run: the worker dies after moment 1: episode of ApprovalOrchestrator (order-42)')
    .click();
  await play.until(/Dies after moment 1\. The output is different: order-42/);
});

test('Crash worker at an earlier moment crashes a run that is begun from there', async () => {
  await approved(solution);
  await play.root.getByRole('slider', { name: 'Position' }).press('Home');
  await play.until(/Looking back, at position 0/);

  await play.button('Crash worker').click();

  await play.until(/The worker died and was started again\./);
  const timelines = play.root.getByRole('radiogroup', { name: 'Timeline' });
  expect(await timelines.getByLabel('Crash at 0:00:00').isChecked()).toBe(true);
  await timelines.getByLabel('First run').check();
  await play.until(/completed/i);
});
