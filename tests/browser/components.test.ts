// The playground's parts, each by itself, in real Chromium: what they show, and what they ask for.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import type { HistoryEvent } from '#core';
import { buttonTips } from '../../.vitepress/playground/button-tips.ts';
import BreakableText from '../../.vitepress/playground/BreakableText.vue';
import CheckList from '../../.vitepress/playground/CheckList.vue';
import ClockBar from '../../.vitepress/playground/ClockBar.vue';
import HistoryTable from '../../.vitepress/run-views/HistoryTable.vue';
import HttpConsole from '../../.vitepress/playground/HttpConsole.vue';
import InstanceId from '../../.vitepress/run-views/InstanceId.vue';
import NoticeList from '../../.vitepress/playground/NoticeList.vue';
import PlaygroundToolbar from '../../.vitepress/playground/PlaygroundToolbar.vue';
import ProjectButtons from '../../.vitepress/playground/ProjectButtons.vue';
import TabList from '../../.vitepress/playground/TabList.vue';
import VerdictLine from '../../.vitepress/playground/VerdictLine.vue';
import '../../.vitepress/playground/playground.css';

const START_MS = Date.UTC(2030, 0, 1);
const at = (seconds: number) => new Date(START_MS + seconds * 1_000).toISOString();

test('the history table tells what was replayed from what is new', async () => {
  const common = { EventId: -1, IsPlayed: false };
  const history: HistoryEvent[] = [
    { EventType: 12, ...common, Timestamp: at(0) },
    { EventType: 10, EventId: 0, IsPlayed: false, Timestamp: at(0), FireAt: at(3_600) },
    { EventType: 13, ...common, Timestamp: at(0) },
    { EventType: 12, ...common, Timestamp: at(600) },
    { EventType: 15, ...common, IsPlayed: true, Timestamp: at(600), Name: 'ApprovalEvent', Input: 'true' },
    { EventType: 13, ...common, Timestamp: at(600) },
  ];
  const instance = {
    name: 'ApprovalOrchestrator',
    instanceId: 'order-42',
    runtimeStatus: 'Running' as const,
    input: null,
    customStatus: null,
    output: null,
    createdMs: START_MS,
    lastUpdatedMs: START_MS,
    history,
  };
  const episode = (sequence: number, replayed: number, appended: readonly HistoryEvent[]) => ({
    kind: 'episode' as const,
    sequence,
    atMs: START_MS,
    instanceId: 'order-42',
    executionId: 'e',
    name: instance.name,
    replayed,
    appended,
    cancelledTimers: [],
    runtimeStatus: 'Running' as const,
    customStatus: null,
    output: null,
    calls: [],
  });
  const records = [episode(0, 0, history.slice(0, 3)), episode(1, 3, history.slice(3))];

  await render(HistoryTable, { props: { instance, startMs: START_MS, records } });

  await expect.element(page.getByRole('row', { name: /TimerCreated/ })).toHaveTextContent(/fires at 1:00:00.*replayed/);
  await expect
    .element(page.getByRole('row', { name: /EventRaised/ }))
    .toHaveTextContent(/ApprovalEvent true.*new.*0:10:00/);
});

test('an ID that the host made up shows both of its ends, and is read and copied as a whole', async () => {
  const made = 'f2025a4a-603c-8ffe-810c-b35f22084bfe:1';
  const { container } = await render(InstanceId, { props: { id: made } });

  expect(container.textContent).toBe(made);
  await expect.element(page.getByTitle(made)).toBeVisible();
  expect(container.firstElementChild?.getBoundingClientRect().width).toBeLessThan(160);
});

test('in a narrow column, a name breaks between its words, JSON between its members, and a time not at all', async () => {
  const { container } = await render(BreakableText, {
    props: { text: 'ApprovalOrchestrator {"item":"Desk lamp","amount":79.5} at 1:00:00' },
  });

  const parts = container.innerHTML.replaceAll(/<!--.*?-->/g, '').split('<wbr>');
  expect(parts).toEqual(['Approval', 'Orchestrator {"item":', '"Desk lamp",', '"amount":79.5} at 1:00:00']);
});

test('a short text in quotes is not broken at its hyphen', async () => {
  const { container } = await render(BreakableText, {
    props: { text: 'Expected a call with "player-7", but it got {"id":"player-8"}.' },
  });

  for (let width = 120; width < 320; width += 10) {
    container.style.width = `${String(width)}px`;
    for (const whole of ['"player-7"', '"player-8"']) {
      const span = page.getByText(whole, { exact: false }).elements().at(-1);
      expect(span?.getClientRects().length).toBe(1);
    }
  }
});

test('a report and a verdict about an earlier text say so', async () => {
  const checks = [{ id: 'a', title: 'It does a', points: 10 }];
  const results = [{ id: 'a', title: 'It does a', status: 'pass' as const, points: 10, maxPoints: 10 }];
  const report = { exercise: 'x', app: 'y', passed: true, points: 10, maxPoints: 10, checks: results, durationMs: 1 };

  await render(CheckList, { props: { checks, report, isOld: true } });
  await render(VerdictLine, { props: { verdict: { tone: 'good', text: 'Solved!' }, isOld: true } });

  await expect.element(page.getByText(/1 of 1 checks pass.*\(before your last edit\)/)).toBeVisible();
  await expect.element(page.getByRole('status')).toHaveTextContent('Solved! (before your last edit)');
});

test('the verdict is a live region that names the line to go to', async () => {
  const onShow = vi.fn();
  const source = { file: 'src/functions/a.ts', line: 7 };

  await render(VerdictLine, { props: { verdict: { tone: 'bad', text: 'It broke.', source }, onShow } });

  await expect.element(page.getByRole('status')).toHaveTextContent('It broke.');
  await page.getByRole('button', { name: 'Go to line 7' }).click();
  expect(onShow).toHaveBeenCalledWith(source);
});

test('what is solved leads on; a run in which nothing was found does not', async () => {
  const next = { href: '#next', title: 'Raising events' };
  const line = await render(VerdictLine, {
    props: { verdict: { tone: 'good', text: 'Solved!', leadsTo: 'checks' }, next },
  });
  await expect.element(page.getByRole('link', { name: 'Go on: Raising events' })).toBeVisible();

  await line.rerender({ verdict: { tone: 'good', text: 'Nothing found.' }, next });
  await expect.element(page.getByRole('status')).toHaveTextContent('Nothing found.');
  expect(page.getByRole('link').elements()).toEqual([]);
});

test('a verdict in the same words as the one before is told again', async () => {
  const verdict = () => ({ tone: 'quiet' as const, text: 'The run has ended.' });
  const line = await render(VerdictLine, { props: { verdict: verdict() } });
  const status = page.getByRole('status').element();
  const told: string[] = [];
  const listener = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach((node) => told.push(node.textContent ?? ''));
  });
  listener.observe(status, { childList: true, subtree: true });

  await line.rerender({ verdict: verdict() });

  await expect.poll(() => told).toEqual(['The run has ended.']);
  listener.disconnect();
});

test('on a narrow screen, a verdict leads to what it sums up', async () => {
  const onLead = vi.fn();

  await render(VerdictLine, { props: { verdict: { tone: 'bad', text: '0 of 2.', leadsTo: 'checks' }, onLead } });

  await page.getByRole('button', { name: 'Show checks' }).click();
  expect(onLead).toHaveBeenCalledWith('checks');
});

test('the console says that a ready request is sent at once, and where localhost:7071 answers', async () => {
  const requests = [{ label: 'Start', method: 'POST' as const, path: '/start' }];
  const response = {
    to: 'POST /start',
    status: 202,
    headers: {},
    body: '{"id":"a","statusQueryGetUri":"http://localhost:7071/a"}',
  };
  await render(HttpConsole, { props: { requests, response, busy: false } });

  await expect.element(page.getByText('Send at once:')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Start' })).toHaveAttribute('title', 'Sends POST /start');
  await expect.element(page.getByText('Response to POST /start 202 Accepted')).toBeVisible();
  await expect.element(page.getByText(/localhost:7071 answers while npm run host -- <folder> runs/)).toBeVisible();
});

test('a ready request is sent at once; an edited one is sent as typed', async () => {
  const onSend = vi.fn();
  const requests = [
    { label: 'Start', method: 'POST' as const, path: '/start', body: { a: 1 } },
    { label: 'Status', method: 'GET' as const, path: '/status' },
  ];
  await render(HttpConsole, { props: { requests, response: null, busy: false, onSend } });

  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('textbox', { name: 'Body' }).fill('{ oops');
  await page.getByRole('button', { name: 'Send' }).click();

  expect(onSend.mock.calls.map(([request]: unknown[]) => request)).toEqual([
    { method: 'GET', path: '/status', body: '' },
    { method: 'POST', path: '/start', body: '{\n  "a": 1\n}' },
    { method: 'POST', path: '/start', body: '{ oops' },
  ]);
});

test('the console shows the status in words and the body laid out', async () => {
  const response = { to: 'GET /gone', status: 410, headers: {}, body: '{"a":[1]}' };
  await render(HttpConsole, { props: { requests: [], response, busy: false } });

  await expect.element(page.getByText('410 Gone')).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Response body' })).toHaveTextContent('{ "a": [ 1 ] }');
});

test('the clock cannot be moved before a run, and says when the next work is due in one', async () => {
  const onMove = vi.fn();
  const before = await render(ClockBar, { props: { view: null, busy: false, stepByStep: false, onMove } });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('+1 h').click({ force: true });
  expect(onMove).not.toHaveBeenCalled();
  await before.unmount();

  const view = {
    startMs: START_MS,
    nowMs: START_MS + 60_000,
    nextDueMs: START_MS + 3_600_000,
    instances: [],
    records: [],
  };
  await render(ClockBar, { props: { view, busy: false, stepByStep: false, onMove } });
  await expect.element(page.getByText('0:01:00', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/Next due: 1:00:00/)).toBeVisible();
  for (const name of ['Step', 'Next due', '+1 min', '+1 h']) await button(name).click();

  expect(onMove.mock.calls.map(([move]: unknown[]) => move)).toEqual([
    { move: 'step' },
    { move: 'next' },
    { move: 'advance', ms: 60_000 },
    { move: 'advance', ms: 3_600_000 },
  ]);
});

test('a length of time that cannot be used is refused in a sentence, and the clock stays', async () => {
  const onMove = vi.fn();
  const view = { startMs: START_MS, nowMs: START_MS, nextDueMs: null, instances: [], records: [] };
  await render(ClockBar, { props: { view, busy: false, stepByStep: false, onMove } });
  const field = page.getByRole('textbox', { name: 'Advance the clock by' });
  const advance = page.getByRole('button', { name: 'Advance' });

  await field.fill('soon');
  await expect.element(page.getByText('Write a duration, such as 90 s, 10 min or 1 h 30 min.')).toBeVisible();
  await field.fill('99999999 h');
  await expect.element(page.getByText(/the clock moves at most 100 years/)).toBeVisible();
  await advance.click({ force: true });
  expect(onMove).not.toHaveBeenCalled();

  await field.fill('2 h');
  await advance.click();
  expect(onMove).toHaveBeenCalledWith({ move: 'advance', ms: 7_200_000 });
});

test('every button that moves the clock says what it does', async () => {
  await render(ClockBar, { props: { view: null, busy: false, stepByStep: false } });

  for (const name of ['Step', 'Next due', '+1 min', '+1 h', 'Crash worker'] as const) {
    await expect.element(page.getByRole('button', { name, exact: true })).toHaveAttribute('title', buttonTips[name]);
  }
});

test('tabs are one stop for the keyboard; arrows, Home and End move inside', async () => {
  const chosen: string[] = [];
  const tabs = ['one', 'two', 'three'].map((id) => ({ id, label: id }));
  const tabList = await render(TabList, {
    props: { label: 'Files', tabs, idBase: 'x', modelValue: 'one', 'onUpdate:modelValue': choose },
  });
  async function choose(id: string): Promise<void> {
    chosen.push(id);
    await tabList.rerender({ modelValue: id });
  }

  await userEvent.keyboard('{Tab}{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'two' })).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('tab', { name: 'three' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'one' })).toHaveAttribute('aria-selected', 'true');

  expect(chosen).toEqual(['two', 'three', 'one']);
});

test('tabs that have no room in one row go on in the next', async () => {
  const tabs = ['one', 'two', 'three', 'four'].map((id) => ({ id, label: `${id}-orchestrator.ts` }));
  const { container } = await render(TabList, { props: { label: 'Files', tabs, idBase: 'x', modelValue: 'one' } });
  container.style.width = '300px';

  const row = container.getBoundingClientRect();
  for (const tab of page.getByRole('tab').elements()) {
    expect(tab.getBoundingClientRect().right).toBeLessThanOrEqual(row.right);
  }
});

test('Import hands over what was chosen, also when the same file is chosen again; Download just asks', async () => {
  const [onTake, onDownload] = [vi.fn(), vi.fn()];
  const { container } = await render(ProjectButtons, { props: { onTake, onDownload } });
  const input = container.querySelector('input');
  if (!input) throw new Error('There is nothing to choose a file with.');
  const opened = vi.spyOn(input, 'click').mockImplementation(() => {});

  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(onDownload).toHaveBeenCalledOnce();
  expect(opened).toHaveBeenCalledOnce();

  const file = new File(['// mine'], 'activities.ts');
  for (let times = 1; times <= 2; times++) {
    await userEvent.upload(input, file);
    await expect.poll(() => onTake.mock.calls.length).toBe(times);
  }
  expect(onTake.mock.calls).toMatchObject([[[{ name: 'activities.ts' }]], [[{ name: 'activities.ts' }]]]);
});

test('what replaced the text as a whole says so on the button that undoes it', async () => {
  const props = { busy: false, isSolutionOpen: false, isRunOld: false };
  const onUndo = vi.fn();
  const toolbar = await render(PlaygroundToolbar, { props: { ...props, undoable: 'import', onUndo } });

  await page.getByRole('button', { name: 'Undo import' }).click();
  expect(onUndo).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Reset', exact: true })).toHaveFocus();
  await toolbar.rerender({ undoable: 'reset' });
  await expect.element(page.getByRole('button', { name: 'Undo reset' })).toBeVisible();
  await toolbar.rerender({ undoable: null });
  expect(page.getByRole('button', { name: 'Undo' }).elements()).toHaveLength(0);
});

test('while something works there is a Stop, and the keyboard goes on from Run when it was pressed', async () => {
  const onStop = vi.fn();
  const props = { busy: true, isSolutionOpen: false, isRunOld: false, undoable: null };
  const toolbar = await render(PlaygroundToolbar, { props: { ...props, onStop } });

  await page.getByRole('button', { name: 'Stop' }).click();
  await toolbar.rerender({ busy: false });

  expect(onStop).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Run', exact: true })).toHaveFocus();
  expect(page.getByRole('button', { name: 'Stop' }).elements()).toHaveLength(0);
});

test('several notices say how many they are', async () => {
  const notice = (text: string) => ({ kind: 'notice' as const, sequence: 0, atMs: START_MS, text });
  const list = await render(NoticeList, { props: { notices: [notice('One.')], isOld: false } });
  await expect.element(page.getByRole('listitem')).toHaveTextContent('Notice: One.');

  await list.rerender({ notices: ['One.', 'Two.', 'Three.'].map(notice) });
  await expect.element(page.getByText('3 notices')).toBeVisible();
  await list.rerender({ notices: [notice('One.')], isOld: true });
  await expect.element(page.getByText('Notice (before your last edit)')).toBeVisible();
});
