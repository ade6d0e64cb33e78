// What ran, on the text of the built site: the marks follow the moment that is shown, and one cursor joins text, history and diagram.

import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, runApproval, solution } from './approval.ts';
import { PlaygroundPage, violations, visitBeforeEach } from './visitor.ts';

const lineOf = (words: string): number => solution.split('\n').findIndex((line) => line.includes(words)) + 1;
const call = lineOf('callActivity');
const wait = lineOf('waitForExternalEvent');

let play: PlaygroundPage;

visitBeforeEach('/lessons/events', async ({ page }) => {
  play = await approvalOn(page);
  await runApproval(play);
  await play.root.getByText('Lines as text').click();
});

const line = (number: number) => play.root.getByRole('button', { name: new RegExp(`^line ${String(number)}\\b`) });
const signs = () => play.root.locator('.pg-signs .cm-gutterElement span').allTextContents();

test('each line says whether it was replayed, is new, waits or was not reached, and the moment may be an earlier one', async () => {
  const waiting = `line ${String(wait)}, waitForExternalEvent ApprovalEvent: waiting, ran once, its event not yet`;
  await line(wait).filter({ hasText: waiting }).waitFor();
  await line(call)
    .filter({ hasText: `line ${String(call)}: not reached` })
    .waitFor();
  expect(await signs()).toContain('…1');

  await play.button('Raise: approve').click();
  const replayed = `line ${String(call)}, callActivity ProcessApproval: replayed, ran twice, its activity once`;
  await line(call).filter({ hasText: replayed }).waitFor();
  expect(await signs()).toContain('↺3');
  expect(await violations(play.page, { within: play.root })).toEqual([]);

  await play.root.getByRole('slider', { name: 'Position' }).press('Home');
  await play.root.getByText('Lines as text').waitFor({ state: 'detached' });

  await play.button('To the end').click();
  await play.editor(ORCHESTRATOR).click();
  await play.page.keyboard.insertText(' ');
  await play.root.getByText('approval-orchestrator.ts: edited since this run').waitFor();
  expect(await signs()).toEqual([]);
});

test('a line, its row and its arrow are one choice; the cursor goes over single events, and the time bar follows', async () => {
  await play.button('Raise: approve').click();
  await play.until(/completed/i);
  const rows = play.root.getByRole('table').getByRole('row');

  await line(call).click();
  await play.root.locator('[aria-current="true"]').filter({ hasText: 'TaskScheduled' }).waitFor();
  await play.root.locator('[aria-current="true"]').filter({ hasText: 'TaskCompleted' }).waitFor();

  await rows.filter({ hasText: 'TimerCreated' }).click();
  await play.root.getByRole('button', { name: /^line \d+, createTimer/, pressed: true }).waitFor();
  await play.show('Diagram');
  await play.root.getByText('As text', { exact: true }).click();
  const timer = play.root.getByRole('button', { name: /asks for a timer/ });
  expect(await timer.getAttribute('aria-pressed')).toBe('true');

  const answer = play.root.getByRole('button', { name: /ProcessApproval answers ApprovalOrchestrator/ });
  await answer.focus();
  await answer.press('Enter');
  await play.root.getByRole('button', { name: new RegExp(`^line ${String(call)}\\b`), pressed: true }).waitFor();

  const last = await play.root.getByRole('slider', { name: 'Position' }).inputValue();
  await play.button('Previous event').press('Alt+Comma');
  await play.until(/^Event \d+ of order-42: OrchestratorStarted\.$/);
  for (let event = 0; event < 2; event += 1) await play.button('Previous event').click();
  await play.until(new RegExp(`^Event \\d+ of order-42: TaskScheduled, line ${String(call)}\\.$`));
  expect(Number(await play.root.getByRole('slider', { name: 'Position' }).inputValue())).toBeLessThan(Number(last));
});
