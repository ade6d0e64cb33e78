// A long history in real Chromium: what is drawn of it, and how one comes to the rest.

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import { ref } from 'vue';
import { EventType, type HistoryEvent } from '#core';
import type { InstanceView, RunView } from '../../.vitepress/playground/session-messages.ts';
import HistoryView from '../../.vitepress/run-views/HistoryView.vue';
import type { Joined } from '../../.vitepress/source-paint/history-cursor.ts';
import { historyCursor, type HistoryCursor } from '../../.vitepress/source-paint/use-source-paint.ts';
import '../../.vitepress/playground/playground.css';

const START_MS = Date.UTC(2030, 0, 1);
const nothing: Joined = { events: new Set(), names: new Set(), lines: [] };

const eventAt = (position: number): HistoryEvent => ({
  EventType: EventType.EventRaised,
  EventId: -1,
  IsPlayed: false,
  Timestamp: new Date(START_MS).toISOString(),
  Name: `Reading${String(position)}`,
  Input: 'null',
});

function viewOf(events: number): RunView {
  const meter: InstanceView = {
    name: 'Meter',
    instanceId: 'meter-1',
    runtimeStatus: 'Running',
    input: null,
    customStatus: null,
    output: null,
    createdMs: START_MS,
    lastUpdatedMs: START_MS,
    history: Array.from({ length: events }, (_, index) => eventAt(index + 1)),
  };
  return { startMs: START_MS, nowMs: START_MS, nextDueMs: null, instances: [meter], records: [] };
}

/** A cursor that chooses nothing by itself. */
function standingCursor() {
  const joined = ref<Joined>(nothing);
  const cursor: HistoryCursor = {
    joined,
    choose: () => undefined,
    eventAt: (_, position) => String(position),
  };
  const show = (...positions: number[]): void => {
    joined.value = { ...nothing, events: new Set(positions.map(String)) };
  };
  return { cursor, show };
}

async function openHistory(events: number) {
  const { cursor, show } = standingCursor();
  const view = await render(HistoryView, {
    props: { view: viewOf(events) },
    global: { provide: { [historyCursor as symbol]: cursor } },
  });
  return { show, grow: (now: number) => view.rerender({ view: viewOf(now) }) };
}

const positions = (): number[] =>
  [...document.querySelectorAll('tbody td:first-child')].map((cell) => Number(cell.textContent)).filter(Boolean);
const drawn = () => ({ first: positions()[0], last: positions().at(-1), count: positions().length });
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('of 1,000 events the last hundred are drawn, and it is said which', async () => {
  await openHistory(1_000);

  await expect.element(page.getByText('Events 901 to 1,000 of 1,000 are shown.')).toBeVisible();
  expect(drawn()).toEqual({ first: 901, last: 1_000, count: 100 });
});

test('the events before come, and go, by keyboard, which stays where it is', async () => {
  await openHistory(1_000);
  const show = button('Show the 900 events before');
  await expect.element(show).toBeVisible();
  (show.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');

  await expect.element(button('Fold the first 900 events')).toHaveFocus();
  expect(drawn()).toEqual({ first: 1, last: 1_000, count: 1_000 });

  await userEvent.keyboard('{Enter}');
  await expect.element(button('Show the 900 events before')).toHaveFocus();
  expect(drawn()).toEqual({ first: 901, last: 1_000, count: 100 });
});

test('while a history grows, what is drawn begins at the same event, up to the next hundred', async () => {
  const { grow } = await openHistory(199);
  expect(drawn()).toEqual({ first: 1, last: 199, count: 199 });
  expect(page.getByText('are shown').elements()).toHaveLength(0);

  await grow(203);
  await expect.element(page.getByText('Events 101 to 203 of 203 are shown.')).toBeVisible();
  await grow(299);
  await expect.element(page.getByText('Events 101 to 299 of 299 are shown.')).toBeVisible();
  expect(drawn()).toEqual({ first: 101, last: 299, count: 199 });
});

test('an event that is chosen in the text or the diagram is drawn, wherever it stands', async () => {
  const { show } = await openHistory(1_000);
  show(950);
  await expect.element(page.getByRole('row', { name: /Reading950/ })).toHaveAttribute('aria-current', 'true');
  expect(drawn().first).toBe(901);

  show(17);
  await expect.element(page.getByRole('row', { name: /Reading17 / })).toHaveAttribute('aria-current', 'true');
  expect(drawn().first).toBe(1);
});

test('of a line that stands for many events, some drawn ones are enough', async () => {
  const { show } = await openHistory(1_000);
  show(17, 950);

  await expect.element(page.getByRole('row', { name: /Reading950/ })).toHaveAttribute('aria-current', 'true');
  expect(drawn().first).toBe(901);
});
