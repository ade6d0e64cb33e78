// The views of a run on the built site: the timeline, actions on instances, the status endpoint, and files to take along.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { approvalOn, ORCHESTRATOR, runApproval } from './approval.ts';
import { PlaygroundPage, visitBeforeEach } from './visitor.ts';
import type { Site } from './visitor.ts';

const solutions = join(import.meta.dirname, '../../solutions');

let site: Site;
let page: Page;

visitBeforeEach('/lessons/events', (visit) => {
  ({ site, page } = visit);
});

/** A playground in which the solution has been started. */
async function started(): Promise<PlaygroundPage> {
  const play = await approvalOn(page);
  await runApproval(play);
  return play;
}

test('the timeline shows sub-orchestrations below whoever called them', async () => {
  await page.goto(`${site.url}/lessons/sub-orchestrations`);
  const play = new PlaygroundPage(page, 'Split the work between orchestrators');
  const files = ['collect-and-update-game-stats', 'collect-player-game-stats', 'update-player-game-stats'];
  for (const file of files) {
    const path = `src/functions/${file}.ts`;
    await play.root.getByRole('tab', { name: new RegExp(file) }).click();
    await play.type(path, readFileSync(join(solutions, '02-sub-orchestrations', path), 'utf8'));
  }
  await play.button('Run').click();
  await play.until(/completed/i);
  await play.show('Timeline');
  const view = play.root.getByRole('tabpanel').last();
  await view.getByRole('img', { name: /This run/ }).waitFor();
  await view.getByText('As text', { exact: true }).click();

  const told = await view.getByRole('list').first().getByRole('listitem').allInnerTexts();
  expect(told.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, 'ID').split('.')[0])).toEqual([
    'CollectAndUpdateGameStatsOrchestrator stats-1',
    'CollectPlayerGameStatsOrchestrator ID:0, sub-orchestration of CollectAndUpdateGameStatsOrchestrator stats-1',
    'GetPlayer, activity of CollectPlayerGameStatsOrchestrator ID:0',
    'GetMatchResults, activity of CollectPlayerGameStatsOrchestrator ID:0',
    'UpdatePlayerGameStatsOrchestrator ID:1, sub-orchestration of CollectAndUpdateGameStatsOrchestrator stats-1',
    'SaveGameStats, activity of UpdatePlayerGameStatsOrchestrator ID:1',
    'NotifyPlayer, activity of UpdatePlayerGameStatsOrchestrator ID:1',
  ]);
  expect(told[0]).toContain('waits for CollectPlayerGameStatsOrchestrator');
});

test('an instance is suspended, resumed and terminated from the Instances view, and the host is heard', async () => {
  const play = await started();
  await play.show('Instances');
  const view = play.root.getByRole('tabpanel').last();
  await view.getByRole('button', { name: 'order-42' }).click();
  for (const [action, status] of [
    ['Suspend', 'Suspended'],
    ['Resume', 'Running'],
    ['Terminate', 'Terminated'],
  ] as const) {
    await view.getByRole('button', { name: action, exact: true }).click();
    await view.getByText(`/instances/order-42/${action.toLowerCase()} with 202 Accepted.`).waitFor();
    await view
      .getByRole('row', { name: /order-42/ })
      .getByText(status, { exact: true })
      .waitFor();
  }

  expect(await view.getByRole('button', { name: 'Resume' }).count()).toBe(0);
  await play.show('Logs');
  await view
    .getByText('request')
    .filter({ hasText: /^request$/ })
    .first()
    .waitFor();
  expect(await view.innerText()).toContain('POST /runtime/webhooks/durabletask/instances/order-42/suspend → 202');
});

test('of an instance that was purged, no view says that it has never been', async () => {
  const play = await started();
  await play.button('Until idle').click();
  await play.until(/completed/i);
  await play.show('Instances');
  const view = play.root.getByRole('tabpanel').last();
  await view.getByRole('button', { name: 'order-42' }).click();

  await view.getByRole('button', { name: 'Purge' }).click();

  await play.until('It is 1:00:00; no instances; nothing is due.');
  await view.getByText('The host answered DELETE …/instances/order-42 with 200 OK.').waitFor();
  await view.getByText('No instances.').waitFor();
  await play.show('History');
  await view.getByText('No instances. Start one with a request from the HTTP console.').waitFor();
});

test('the status endpoint is shown as the HTTP console gets it', async () => {
  const play = await started();
  await play.button('Raise: approve').click();
  await play.until(/completed/i);
  await play.show('Instances');
  const view = play.root.getByRole('tabpanel').last();
  await view.getByRole('button', { name: 'order-42' }).click();
  await view.getByText('What the status endpoint returns').click();
  await view.getByRole('checkbox', { name: 'showHistory', exact: true }).check();
  await view.getByRole('checkbox', { name: 'showHistoryOutput' }).check();
  const shown = await view.getByRole('group', { name: 'Status of order-42 as JSON' }).innerText();

  const path = '/runtime/webhooks/durabletask/instances/order-42?showHistory=true&showHistoryOutput=true';
  expect(await view.getByRole('group', { name: 'curl command' }).innerText()).toContain(path);
  const console = play.root.getByRole('group', { name: 'HTTP console' });
  await console.getByRole('combobox', { name: 'Method' }).selectOption('GET');
  await console.getByRole('textbox', { name: 'Path' }).fill(path);
  await console.getByRole('button', { name: 'Send', exact: true }).click();
  const answer = console.getByRole('group', { name: 'Response body' });
  await answer.getByText('ExecutionCompleted').waitFor();
  expect(await answer.innerText()).toBe(shown);
});

test('a diagram is saved as a file that a browser shows by itself', async () => {
  const play = await started();
  await play.show('Diagram');
  const saved = page.waitForEvent('download');
  await play.button('Save as SVG').click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('run-diagram.svg');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).not.toMatch(/var\(|class=|data-v-|<image|@import/);

  const alone = await page.context().newPage();
  await alone.goto(`data:image/svg+xml,${encodeURIComponent(text)}`);
  expect(await alone.locator('parsererror').count()).toBe(0);
  expect(await alone.locator('svg > title').textContent()).toBe('Diagram of a run');
  expect(await alone.getByText('waits for ApprovalEvent').evaluate((label) => getComputedStyle(label).fontSize)).toBe(
    '12px',
  );
});

test('of a long run the pictures draw the last part, and the whole of it when it is wanted, chosen or saved', async () => {
  const play = await approvalOn(page);
  await play.type(ORCHESTRATOR, longApp);
  await play.button('Run').click();
  await play.until(/completed/i);
  const view = play.root.getByRole('tabpanel').last();
  const first = view.getByRole('img', { name: /This run/ }).getByText('call 0', { exact: true });

  await play.show('Diagram');
  await view.getByText(/steps \d+ to (\d+) of \1 are shown/).waitFor();
  expect(await first.count()).toBe(0);
  const [file] = await Promise.all([page.waitForEvent('download'), play.button('Save as SVG').click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('>call 0<');
  await view.getByText(/are shown/).waitFor();
  await view.getByText('As text', { exact: true }).click();
  await view.getByRole('list').getByText('calls ProcessApproval with 0.').waitFor();
  await view.getByRole('button', { name: /Show the \d+ steps before/ }).click();
  expect(await first.count()).toBe(1);
  await view.evaluate((panel) => panel.scrollTo({ top: 2_000 }));
  const head = view.getByRole('img', { name: /This run/ }).getByText('order-42', { exact: true });
  const belowTheTop = async () => ((await head.boundingBox())?.y ?? 0) - ((await view.boundingBox())?.y ?? 0);
  await expect.poll(belowTheTop).toBeCloseTo(41, -1); // as in its head
  await view.getByRole('button', { name: /Fold the first \d+ steps/ }).click();
  expect(await first.count()).toBe(0);

  await play.show('Timeline');
  const row = view.getByRole('img', { name: /This run/ }).getByText('ProcessApproval');
  const drawn = await row.count();
  await view.getByRole('button', { name: /Show the \d+ moments before/ }).click();
  expect(await row.count()).toBeGreaterThan(drawn);

  await play.show('History');
  await view.getByRole('button', { name: /Show the \d+ events before/ }).click();
  await view.getByRole('button', { name: 'ExecutionStarted' }).click();
  await play.show('Diagram');
  await first.waitFor();
});

/** A hundred activities: four events each. */
const longApp = `import * as df from 'durable-functions';
df.app.orchestration('ApprovalOrchestrator', function* (context) {
  for (let n = 0; n < 100; n += 1) yield context.df.callActivity('ProcessApproval', n);
});
`;
