import { expect, test } from 'vitest';
import type { TimelineModel, TimelineRow, TimelineStretch } from '#scenario';
import { timelineLayout } from './timeline-layout.ts';
import { lookOf, looksOf } from './timeline-looks.ts';

const hour = 3_600_000;

const stretch = (parts: Partial<TimelineStretch>): TimelineStretch => ({
  from: 0,
  to: 1,
  fromMs: 0,
  toMs: 0,
  state: 'working',
  on: [],
  words: 'works',
  ...parts,
});

const row = (parts: Partial<TimelineRow> = {}): TimelineRow => ({
  key: 'order-1',
  kind: 'orchestrator',
  depth: 0,
  under: null,
  label: 'Approval',
  detail: 'order-1',
  stretches: [],
  marks: [],
  ...parts,
});

/** An episode, an hour, another episode with an activity that takes no time. */
const model: TimelineModel = {
  nowMs: hour,
  moments: [0, hour, hour, hour].map((atMs, at) => ({ key: String(at), atMs, kind: 'episode' })),
  rows: [
    row({
      stretches: [
        stretch({}),
        stretch({ from: 1, to: 1, toMs: hour, state: 'waiting', on: ['event', 'timer'], words: 'waits for Paid' }),
        stretch({ from: 1, to: 2, fromMs: hour, toMs: hour }),
        stretch({ from: 2, to: null, fromMs: hour, toMs: null, state: 'waiting', on: ['activity'], words: 'waits' }),
      ],
      marks: [
        { at: 1, atMs: hour, kind: 'told', words: 'gets Paid' },
        { at: 1, atMs: hour, kind: 'failure', words: 'fails' },
      ],
    }),
    row({
      key: 'ship',
      kind: 'activity',
      depth: 1,
      under: 'order-1',
      label: 'Ship',
      detail: '',
      stretches: [stretch({ from: 2, to: 4, fromMs: hour, toMs: hour })],
    }),
  ],
};

test('an hour takes no more room than the moments beside it, and both can be read', () => {
  const { rows, width } = timelineLayout(model);
  const [first, wait, second] = rows[0]?.stretches ?? [];

  expect(wait?.x).toBeGreaterThanOrEqual((first?.x ?? 0) + (first?.width ?? 0));
  expect((wait?.x ?? 0) + (wait?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
  expect(wait?.width).toBeGreaterThan(20);
  expect(width).toBeLessThan(400);
});

test('what goes on reaches to the right edge', () => {
  const { rows, width } = timelineLayout(model);
  const last = rows[0]?.stretches.at(-1);

  expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(width - 10);
  expect(last?.title).toBe('waits, 1:00:00 and goes on');
});

test('the time stands once over each instant, and no two times touch', () => {
  const { instants } = timelineLayout({ ...model, nowMs: 2 * hour });

  expect(instants.map(({ text }) => text)).toEqual(['0:00:00', '1:00:00', 'now 2:00:00']);
  for (const [at, { x }] of instants.slice(1).entries()) expect(x - (instants[at]?.x ?? 0)).toBeGreaterThanOrEqual(60);
});

test('words stand in a bar where they have room; columns take the room that there is', () => {
  const wordsIn = (room: number) => timelineLayout(model, room).rows[0]?.stretches.map(({ words }) => words);

  expect(wordsIn(0)?.[1]).toBe('event');
  expect(wordsIn(900)?.[1]).toBe('waits for Paid');
  expect(timelineLayout(model, 900).rows[1]?.stretches[0]?.width).toBeGreaterThan(100);
  expect(timelineLayout(model, 900).width).toBe(900);
});

test('what happens in one column is one group of signs, and a failure is seen', () => {
  expect(timelineLayout(model).rows[0]?.marks).toMatchObject([
    { signs: '▼✕', kind: 'failure', title: 'gets Paid, 1:00:00; fails, 1:00:00' },
  ]);
});

test('a row hangs on the one that began it', () => {
  const { rows } = timelineLayout(model);

  expect(rows[0]?.stem).toBeNull();
  expect(rows[1]?.stem?.y1).toBe((rows[0]?.y ?? 0) + 16);
  expect(rows[1]?.labelX).toBeGreaterThan(rows[0]?.labelX ?? 0);
});

test('no name leaves the picture', () => {
  const long = row({ label: 'CollectAndUpdateGameStatsOrchestrator', detail: '0f9a5c4e7d1b4f0a9c3e8b2d6a1f5e7c:0' });
  const layout = timelineLayout({ ...model, rows: [long] });
  const [placed] = layout.rows;

  expect(placed?.detail).toHaveLength(15);
  expect((placed?.labelX ?? 0) + `${placed?.label ?? ''} ${placed?.detail ?? ''}`.length * 6.6).toBeLessThanOrEqual(
    layout.width,
  );
});

test('a crash goes through all rows', () => {
  const crashed: TimelineModel = { ...model, moments: [...model.moments, { key: 'c', atMs: hour, kind: 'crash' }] };

  expect(timelineLayout(crashed).breaks).toMatchObject([{ kind: 'crash', text: 'crash' }]);
});

test('beside the name of a timer that is pending stands when it is due', () => {
  const pending = stretch({ to: null, toMs: null, state: 'waiting', on: ['timer'], words: 'is due at 1:00:00' });
  const detailOf = (one: TimelineStretch) =>
    timelineLayout({ ...model, rows: [row({ kind: 'timer', label: 'Timer', detail: '', stretches: [one] })] }).rows[0]
      ?.detail;

  expect(detailOf({ ...pending, from: 4 })).toBe('is due at 1:00:00');
  expect(detailOf({ ...pending, to: 1, toMs: hour })).toBe('');
});

test('every way to wait has a pattern, and the legend names those that occur', () => {
  expect(lookOf({ state: 'waiting', on: ['event', 'timer'] })).toBe('event');
  expect(lookOf({ state: 'waiting', on: ['lock'] })).toBe('entity');
  expect(looksOf(model.rows.flatMap(({ stretches }) => stretches))).toEqual(['working', 'event', 'task']);
});

test('of a folded timeline the last moments stand at the left edge, with what reaches into them', () => {
  const over = row({ key: 'over', kind: 'activity', depth: 1, under: 'order-1', stretches: [stretch({})] });
  const parent = row({ key: 'parent', stretches: [stretch({})] });
  const child = row({
    key: 'child',
    depth: 1,
    under: 'parent',
    stretches: [stretch({ from: 0, to: null, toMs: null })],
  });
  const whole = { ...model, rows: [...model.rows, over, parent, child] };

  const { rows, instants, width, height } = timelineLayout(whole, 0, 2);

  expect(rows.map((one) => one.row.key)).toEqual(['order-1', 'ship', 'parent', 'child']);
  expect(rows.map(({ stretches }) => stretches.map((one) => one.stretch.from))).toEqual([[2], [2], [], [0]]);
  expect(rows[0]?.marks).toEqual([]);
  expect(instants.map(({ x, text }) => [x, text])).toEqual([[10, '1:00:00']]);
  for (const { stretches } of rows)
    for (const one of stretches) {
      expect(one.x).toBe(10);
      expect(one.x + one.width).toBeLessThanOrEqual(width);
    }
  expect(rows.at(-1)?.stretches[0]?.title).toBe('works, 0:00:00 and goes on');
  expect(height).toBeLessThan(timelineLayout(whole).height);
});
