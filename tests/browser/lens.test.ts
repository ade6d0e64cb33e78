// Looking closer at a run, in real Chromium: two runs side by side, what an X-ray found, and races.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page } from 'vitest/browser';
import CompareView from '../../.vitepress/lens/CompareView.vue';
import RacesView from '../../.vitepress/lens/RacesView.vue';
import type { RaceReport } from '../../.vitepress/playground/race-explorer.ts';
import type { RunView } from '../../.vitepress/playground/session-messages.ts';
import { Tape } from '../../.vitepress/playground/tape.ts';
import type { HubRecord } from '#core';
import '../../.vitepress/playground/playground.css';

const startMs = Date.UTC(2030, 0, 1);

/** A run of one instance, which an event or a timer has woken. */
function run(waker: 'event' | 'timer', output: string, lastExecution = 'e'): RunView {
  const common = { EventId: -1, IsPlayed: false, Timestamp: new Date(startMs).toISOString() };
  const instance = { instanceId: 'order-1', name: 'Approval', executionId: 'e' };
  const atMs = startMs + (waker === 'event' ? 60_000 : 3_600_000);
  const woken =
    waker === 'event'
      ? { EventType: 15 as const, ...common, Name: 'Answer', Input: 'true' }
      : { EventType: 11 as const, ...common, TimerId: 0, FireAt: new Date(startMs + 3_600_000).toISOString() };
  const episode = { ...instance, kind: 'episode', cancelledTimers: [], customStatus: null, calls: [] } as const;
  const started = {
    EventType: 0 as const,
    ...common,
    OrchestrationInstance: { InstanceId: 'order-1', ExecutionId: 'e' },
    ParentInstance: null,
    Name: 'Approval',
    Version: '',
    Input: '"lamp"',
    Tags: null,
  };
  const ended = {
    EventType: 1 as const,
    ...common,
    OrchestrationStatus: 1,
    Result: JSON.stringify(output),
    FailureDetails: null,
  };
  const records: HubRecord[] = [
    { kind: 'start', sequence: 0, atMs: startMs, instanceId: 'order-1', name: 'Approval', input: '"lamp"' },
    {
      ...episode,
      sequence: 1,
      atMs: startMs,
      replayed: 0,
      appended: [started],
      runtimeStatus: 'Running',
      output: null,
    },
    {
      ...episode,
      executionId: lastExecution,
      sequence: 2,
      atMs,
      replayed: 1,
      appended: [woken, ended],
      runtimeStatus: 'Completed',
      output: JSON.stringify(output),
    },
  ];
  const tape = new Tape(startMs);
  tape.add({ records, marks: [{ records: 3, moments: 2, nowMs: atMs, nextDueMs: null }] });
  return tape.view();
}

const props = {
  main: run('timer', 'rejected'),
  other: run('event', 'approved'),
  names: ['First run', 'Reference'] as const,
};

test('two runs side by side: where they part is marked and named, and what is the same is folded', async () => {
  await render(CompareView, { props });

  await expect
    .element(page.getByText('They part at event 2: TimerFired at 1:00:00 here, EventRaised at 0:01:00 there.'))
    .toBeVisible();
  await expect.element(page.getByText('1 event is the same, up to event 1')).toBeVisible();
  await expect.element(page.getByText(/First difference: ≠ differs/)).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Output ≠ differs "rejected" "approved"/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'Status Completed Completed' })).toBeVisible();
  await expect.element(page.getByText('Names and ways inside an app may differ')).toBeVisible();
  await expect.element(page.getByText('so numbers of events are skipped')).toBeVisible();
});

test('at 390 px the second run stands below the first, and each says whose it is', async () => {
  const { container } = await render(CompareView, { props });
  const sides = () => [...container.querySelectorAll('.row.first .side')].map((side) => side.getBoundingClientRect());

  container.style.width = '900px';
  await expect.poll(() => sides()[0]?.top).toBe(sides()[1]?.top);
  container.style.width = '390px';
  await expect.poll(() => (sides()[1]?.top ?? 0) >= (sides()[0]?.bottom ?? 0)).toBe(true);
  expect(container.scrollWidth).toBeLessThanOrEqual(390);
  expect(container.querySelectorAll('.row.first .who')[1]?.textContent).toBe('Reference');
});

test('two runs in which nothing differs say so', async () => {
  await render(CompareView, { props: { ...props, other: props.main } });

  await expect.element(page.getByText('Nothing differs: same histories, same effects.')).toBeVisible();
  await expect.element(page.getByText('3 events are the same, up to event 3')).toBeVisible();
  await expect.element(page.getByText('numbers of events are skipped')).not.toBeInTheDocument();
});

test('the same events of a later execution are counted up to a number with its execution', async () => {
  const main = run('timer', 'rejected', 'f');
  await render(CompareView, { props: { ...props, main, other: main } });

  await expect.element(page.getByText('3 events are the same, up to event 2.2')).toBeVisible();
});

test('what was found under another schedule stands above the two runs', async () => {
  const text = 'order-1 is Completed with "approved" in your app; in the reference it is Completed with "rejected".';
  await render(CompareView, { props: { ...props, names: ['First run', 'Other schedule'], found: text } });

  await expect.element(page.getByText(`Found under this schedule: ${text}`)).toBeVisible();
});

test('what an X-ray found leads to the line, and says what to use instead', async () => {
  const onShow = vi.fn();
  const source = { file: 'src/functions/a.ts', line: 7 };
  const text = 'Approval draws a random value with Math.random(). Draw in an activity.';
  const notice = { kind: 'notice', sequence: 9, atMs: 0, text, source: { ...source, line: 6 } } as const;
  const finding = {
    instanceId: 'order-1',
    orchestrator: 'Approval',
    text: 'callActivity Pay with 0.73 at first, with 0.11 the second time (src/functions/a.ts:7)',
    source,
    notices: [notice],
  };
  const xRay = { tried: 1, world: 1, findings: [finding] };
  await render(CompareView, { props: { ...props, names: ['First run', 'X-ray'], xRay, onShow } });

  await expect
    .element(page.getByRole('region', { name: 'X-ray' }))
    .toHaveTextContent(/Pay with 0\.73 at first.*Draw in an activity/);
  await page.getByRole('button', { name: 'Go to line 7' }).click();
  expect(onShow).toHaveBeenCalledWith(source);
});

const found: RaceReport = {
  demand: 'outcome and effects',
  seed: 3,
  tried: 12,
  isStopped: false,
  undisturbed: null,
  race: {
    schedule: [{ kind: 'twice', input: 1 }],
    text: '"raise Answer" comes twice',
    difference: 'Pay 5 ran twice in your app; in the reference once.',
    idSeed: 1,
    startMs: undefined,
    words: [{ word: 'raise', instanceId: 'order-1', event: 'Answer', data: null }],
    ms: 60_000,
    expected: { activity: 'Pay', input: 5, times: 1 },
  },
};

test('a race is told with its seed, its schedule in words and as a test, and can be shown as a run', async () => {
  const [onShow, onAgain] = [vi.fn(), vi.fn()];
  await render(RacesView, { props: { report: found, exploring: null, busy: false, onShow, onAgain } });

  await expect
    .element(
      page.getByText('Found under one of 12 schedules (seed 3): Pay 5 ran twice in your app; in the reference once.'),
    )
    .toBeVisible();
  await expect
    .element(page.getByRole('group', { name: 'Script' }))
    .toHaveTextContent("await app.replay([{ kind: 'twice', input: 1 }]);");
  await page.getByRole('button', { name: 'Show this run' }).click();
  expect(onShow).toHaveBeenCalledWith(found.race);
  await page.getByRole('button', { name: 'Explore with seed 4' }).click();
  expect(onAgain).toHaveBeenCalledWith(4);
});

test('while it explores, how far it has come is shown, and it can be stopped', async () => {
  const onStop = vi.fn();
  await render(RacesView, { props: { report: null, exploring: { done: 40, of: 200 }, busy: true, onStop } });

  await expect.element(page.getByRole('progressbar', { name: 'Schedules tried' })).toBeVisible();
  await expect.element(page.getByText('40 of at most 200 schedules')).toBeVisible();
  await page.getByRole('button', { name: 'Stop exploring' }).click();
  expect(onStop).toHaveBeenCalledOnce();
});

test('a run that is not compared with the reference says why', async () => {
  const undisturbed = 'order-1 is Running in your app; in the reference it is Completed.';
  const report: RaceReport = { ...found, demand: 'nothing fails', undisturbed, race: null };
  await render(RacesView, { props: { report, exploring: null, busy: false } });

  await expect
    .element(
      page.getByText(
        /Nothing found under 12 schedules \(seed 3\)\. But already as it is, your run comes to something else/,
      ),
    )
    .toBeVisible();
});
