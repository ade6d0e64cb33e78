// The views of a run, each by itself, in real Chromium: what they show, and what they ask for.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import type { EpisodeRecord, HistoryEvent, HubRecord, RuntimeStatus } from '#core';
import type { RunView } from '../../.vitepress/playground/session-messages.ts';
import ExportBar from '../../.vitepress/run-views/ExportBar.vue';
import HistoryView from '../../.vitepress/run-views/HistoryView.vue';
import InstancesView from '../../.vitepress/run-views/InstancesView.vue';
import LedgerView from '../../.vitepress/run-views/LedgerView.vue';
import TimelineView from '../../.vitepress/run-views/TimelineView.vue';
import { svgFile } from '../../.vitepress/theme/diagrams/svg-file.ts';
import '../../.vitepress/playground/playground.css';

const START_MS = Date.UTC(2030, 0, 1);
const stamp = { IsPlayed: false, Timestamp: '2030-01-01T00:00:00.000Z' };
const history: HistoryEvent[] = [
  { EventType: 12, EventId: -1, ...stamp },
  { EventType: 10, EventId: 0, ...stamp, FireAt: '2030-01-01T01:00:00.000Z' },
  { EventType: 13, EventId: -1, ...stamp },
];

const instanceOf = (runtimeStatus: RuntimeStatus, instanceId = 'order-42') => ({
  name: 'Approval',
  instanceId,
  runtimeStatus,
  input: null,
  customStatus: null,
  output: null,
  createdMs: START_MS,
  lastUpdatedMs: START_MS + 60_000,
  history,
});

const episode: EpisodeRecord = {
  kind: 'episode',
  sequence: 0,
  atMs: START_MS,
  instanceId: 'order-42',
  executionId: 'e',
  name: 'Approval',
  replayed: 0,
  appended: history,
  cancelledTimers: [],
  runtimeStatus: 'Running',
  customStatus: null,
  output: null,
  calls: [{ api: 'createTimer' }, { api: 'waitForExternalEvent', target: 'Paid' }, { api: 'Task.any', holds: [0, 1] }],
};

function viewOf(parts: Partial<RunView> = {}): RunView {
  const usual = { startMs: START_MS, nowMs: START_MS, nextDueMs: null };
  return { ...usual, instances: [instanceOf('Running')], records: [episode], ...parts };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const namesOf = (group: string) =>
  page
    .getByRole('group', { name: group })
    .getByRole('button')
    .elements()
    .map((element) => element.textContent?.trim());

test('an event of the history opens, by keyboard, to every field as it is stored', async () => {
  await render(HistoryView, { props: { view: viewOf() } });
  const event = button('TimerCreated');
  await expect.element(event).toBeVisible();
  (event.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');

  await expect.element(event).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText('"2030-01-01T01:00:00.000Z"')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('"2030-01-01T01:00:00.000Z"')).not.toBeInTheDocument();
});

test('of several histories, one can be chosen', async () => {
  const instances = [instanceOf('Running'), instanceOf('Completed', 'order-43')];
  await render(HistoryView, { props: { view: viewOf({ instances }) } });
  await expect.element(page.getByRole('table').nth(1)).toBeVisible();
  await page.getByLabelText('Instance', { exact: true }).selectOptions('order-43');

  expect(page.getByRole('table').elements()).toHaveLength(1);
  await expect.element(page.getByRole('group', { name: 'History of order-43' })).toBeVisible();
});

test('an instance is asked to pause, with a reason, and told of an event that it waits for', async () => {
  const onSend = vi.fn();
  await render(InstancesView, { props: { view: viewOf(), onSend } });
  await button('order-42').click();
  expect(namesOf('Actions of order-42')).toEqual(['Raise event', 'Suspend', 'Terminate']);
  await page.getByRole('textbox', { name: 'Reason' }).fill('audit');
  await button('Suspend').click();
  await page.getByRole('textbox', { name: 'Data (JSON)' }).fill('yes');
  await expect.element(page.getByText('This is no JSON.')).toBeVisible();
  await button('Raise event').click({ force: true });
  await page.getByRole('textbox', { name: 'Data (JSON)' }).fill('{"by":"card"}');
  await button('Raise event').click();

  const path = '/runtime/webhooks/durabletask/instances/order-42';
  expect(onSend.mock.calls.map(([request]: unknown[]) => request)).toEqual([
    { method: 'POST', path: `${path}/suspend?reason=audit`, body: '' },
    { method: 'POST', path: `${path}/raiseEvent/Paid`, body: '{"by":"card"}' },
  ]);
});

test('what an action leads to is said, and the keyboard does not lose its place', async () => {
  const views = await render(InstancesView, { props: { view: viewOf() } });
  await button('order-42').click();
  await button('Terminate').click();
  const request = { kind: 'request', by: null, answeredBy: null, method: 'POST', status: 202 } as const;
  const path = '/runtime/webhooks/durabletask/instances/order-42/terminate';
  const records: HubRecord[] = [episode, { ...request, sequence: 1, atMs: START_MS, path }];
  await views.rerender({ view: viewOf({ records, instances: [instanceOf('Terminated')] }) });

  const said = page.getByText('The host answered POST …/instances/order-42/terminate with 202 Accepted.');
  await expect.element(said).toHaveFocus();
  expect(namesOf('Actions of order-42')).toEqual(['Purge']);
});

test('an earlier moment of the run shows its instances and offers nothing', async () => {
  await render(InstancesView, { props: { view: viewOf(), isPast: true } });
  await button('order-42').click();

  await expect.element(page.getByText('This is an earlier moment of the run.')).toBeVisible();
  await expect.element(page.getByText('What the status endpoint returns')).toBeVisible();
  expect(page.getByRole('button', { name: 'Suspend' }).elements()).toHaveLength(0);
});

test('an entity is shown with its state and who has locked it, and is signalled', async () => {
  const onSend = vi.fn();
  const entity = {
    kind: 'entity',
    instanceId: '@seats@friday',
    exists: true,
    state: '3',
    lockedBy: 'order-42',
  } as const;
  const operation = { name: 'take', input: null, isSignal: true, from: null, result: null, hasFailed: false };
  const records: HubRecord[] = [{ ...entity, sequence: 0, atMs: START_MS, operations: [operation] }];
  await render(InstancesView, { props: { view: viewOf({ records }), onSend } });

  await expect.element(page.getByRole('row', { name: /@seats@friday/ })).toHaveTextContent(/3.*order-42/);
  await button('@seats@friday').click();
  await button('Signal').click();
  expect(onSend).toHaveBeenCalledWith({
    method: 'POST',
    path: '/runtime/webhooks/durabletask/entities/seats/friday?op=take',
    body: '',
  });
});

test('the ledger marks what ran twice by a sign and a word, and sums up', async () => {
  const ran = {
    kind: 'activity-started',
    atMs: START_MS,
    instanceId: 'order-42',
    taskId: 0,
    name: 'Ship',
    input: 1,
  } as const;
  const records: HubRecord[] = [
    { ...ran, sequence: 0, duplicate: false },
    { ...ran, sequence: 1, duplicate: true },
  ];
  await render(LedgerView, { props: { view: viewOf({ records }) } });

  await expect.element(page.getByText('1 activity ran, twice.')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /duplicate/ })).toHaveTextContent('⚠ duplicate');
});

test('a timeline names its patterns, has the same as text, and becomes a file that stands alone', async () => {
  const { container } = await render(TimelineView, { props: { view: viewOf() } });
  await expect.element(page.getByRole('img', { name: /This run/ })).toBeVisible();
  await expect.element(page.getByText('waits for an external event')).toBeVisible();
  await page.getByText('As text', { exact: true }).click();
  await expect.element(page.getByText(/Approval order-42\. At 0:00:00: works, waits for Paid/)).toBeVisible();

  const drawing = container.querySelector<SVGSVGElement>('svg[role="img"]');
  if (!drawing) throw new Error('There is no drawing.');
  document.documentElement.classList.add('dark');
  const file = svgFile(drawing, 'Timeline of a run');
  document.documentElement.classList.remove('dark');
  const parsed = new DOMParser().parseFromString(file, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.querySelector('title')?.textContent).toBe('Timeline of a run');
  expect(file).not.toMatch(/var\(|class=|data-v-|https?:\/\/(?!www\.w3\.org)/);
});

test('where the browser lets nothing be copied, the text is shown', async () => {
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText');
  clipboard.mockResolvedValueOnce();
  await render(ExportBar, { props: { what: 'Logs', text: () => 'one\ttwo' } });
  await button('Copy as text').click();
  await expect.element(page.getByText('Copied.')).toBeVisible();
  expect(clipboard).toHaveBeenCalledWith('one\ttwo');

  clipboard.mockRejectedValueOnce(new Error('not allowed'));
  await button('Copy as text').click();
  await expect.element(page.getByRole('group', { name: 'The text' })).toHaveTextContent('one two');
});
