import { expect, test } from 'vitest';
import type { SequenceArrow, SequenceModel } from '#scenario';
import { isWideWith, layoutOf } from './sequence-layout.ts';

const lanes = [
  { id: 'client', kind: 'client', label: 'Client' },
  { id: 'one', kind: 'orchestrator', label: 'ApprovalOrchestrator', detail: 'order-1' },
  { id: 'work', kind: 'activity', label: 'ProcessApproval', detail: 'activity' },
] as const;

const arrow = (key: string, parts: Partial<SequenceArrow> = {}): SequenceArrow => ({
  key,
  kind: 'call',
  atMs: 0,
  from: 'one',
  to: 'work',
  label: 'call',
  sentence: 'It calls.',
  replayed: false,
  ...parts,
});

const modelOf = (...steps: SequenceModel['steps']): SequenceModel => ({ lanes, steps, bars: [], pending: [] });

test('every step has a row of its own, from top to bottom', () => {
  const { steps, height } = layoutOf(modelOf(arrow('1'), arrow('2', { from: 'one', to: 'one' }), arrow('3')));

  const rows = steps.map((step) => step.y);
  expect(rows).toEqual([...rows].sort((one, other) => one - other));
  expect(new Set(rows).size).toBe(3);
  expect(height).toBeGreaterThan(rows[2] ?? 0);
});

test('nothing leaves the picture, however long a label is', () => {
  const long = 'x'.repeat(300);
  const { steps, width } = layoutOf(
    modelOf(
      arrow('1', { label: long }),
      arrow('2', { label: long, to: 'one' }),
      arrow('3', { label: long, from: 'client', to: 'one' }),
    ),
  );

  for (const step of steps) {
    const half = (step.label.length * 6.6) / 2;
    expect(step.labelX - half).toBeGreaterThanOrEqual(0);
    expect(step.labelX + half).toBeLessThanOrEqual(width);
    expect(step.isShortened).toBe(true);
  }
});

test('no note reaches into the column of the times', () => {
  const noteOf = (label: string) =>
    layoutOf(
      modelOf(arrow('1', { label, from: 'client', to: 'client' }), arrow('2', { label, from: 'one', to: 'one' })),
    );

  for (const label of ['waits', 'fails with "No courier goes there."', 'x'.repeat(300)]) {
    const { steps, width } = noteOf(label);
    for (const { x1, x2 } of steps) {
      expect(x1).toBeGreaterThanOrEqual(78);
      expect(x2).toBeLessThanOrEqual(width);
    }
  }
});

test('the time stands only where it differs from the row above', () => {
  const later = { key: 't', kind: 'time', atMs: 60_000, label: '1 minute later', sentence: '1 minute later.' } as const;
  const { steps } = layoutOf(modelOf(arrow('1'), arrow('2'), later, arrow('3', { atMs: 60_000 })));

  expect(steps.map((step) => step.time)).toEqual(['0:00:00', '', '', '0:01:00']);
});

test('a lane works between its steps, and what goes on reaches to the bottom', () => {
  const bar = { lane: 'one', state: 'working' as const };
  const bars = [
    { ...bar, key: 'a', from: '1', to: '3' },
    { ...bar, key: 'b', from: '2', to: '2' },
    { ...bar, key: 'c', from: '3', to: null },
  ];
  const layout = layoutOf({ ...modelOf(arrow('1'), arrow('2'), arrow('3')), bars });
  const [one, two, three] = layout.steps.map(({ y }) => y);

  expect(layout.bars.map(({ y, height }) => [y, y + height])).toEqual([
    [one, three],
    [(two ?? 0) - 17, (two ?? 0) + 17],
    [three, layout.height],
  ]);
});

test('a timer that is pending stands below the last step', () => {
  const timer = { key: 't', lane: 'work', dueMs: 60_000, label: 'pending: due at 0:01:00', sentence: 'It is pending.' };
  const { steps, pending, height } = layoutOf({ ...modelOf(arrow('1')), pending: [timer] });

  expect(pending[0]?.y).toBeGreaterThan((steps[0]?.y ?? 0) + 12);
  expect((pending[0]?.y ?? 0) + 12).toBeLessThanOrEqual(height);
});

test('a long instance ID loses its middle, so that two of them can still be told apart', () => {
  const child = (end: string) => `0f9a5c4e7d1b4f0a9c3e8b2d6a1f5e7c:${end}`;
  const detailOf = (id: string) => {
    const model: SequenceModel = {
      lanes: [{ id, kind: 'orchestrator', label: 'Child', detail: id }],
      steps: [],
      bars: [],
      pending: [],
    };
    return layoutOf(model, 200).lanes[0]?.detail;
  };

  expect(detailOf('order-1')).toBe('order-1');
  expect(detailOf(child('0'))).toBe('0f9a5c4…1f5e7c:0');
  expect(detailOf(child('1'))).toBe('0f9a5c4…1f5e7c:1');
});

test('a long name is broken between its words', () => {
  const { lanes: placed } = layoutOf(modelOf(), 320);
  expect(placed[1]?.lines).toEqual(['Approval', 'Orchestrator']);
});

test('the lanes use the room that there is, and take more where it is too little', () => {
  expect(layoutOf(modelOf(), 600).width).toBeLessThanOrEqual(600);
  expect(layoutOf(modelOf(), 320).width).toBeGreaterThan(320);
});

test('lanes get a little narrower where that saves the scrolling', () => {
  expect(layoutOf(modelOf(), 400).width).toBeLessThanOrEqual(400);
  expect(layoutOf(modelOf(), 380).width).toBe(layoutOf(modelOf(), 320).width);
});

test('six lanes are wider than a column of text, five are not', () => {
  expect([5, 6].map(isWideWith)).toEqual([false, true]);
});

test('an empty model has a picture without lanes', () => {
  expect(layoutOf({ lanes: [], steps: [], bars: [], pending: [] })).toMatchObject({ lanes: [], steps: [] });
});

test('of a folded diagram the last steps stand at the top, with the bars that reach into them', () => {
  const steps = ['1', '2', '3', '4'].map((key) => arrow(key, { atMs: 60_000 }));
  const bar = (from: string, to: string | null) => ({ key: from, lane: 'one', state: 'working', from, to }) as const;
  const model = { ...modelOf(...steps), bars: [bar('1', '2'), bar('2', '4'), bar('3', null)] };

  const whole = layoutOf(model);
  const folded = layoutOf(model, undefined, 2);

  expect(folded.steps.map(({ step }) => step.key)).toEqual(['3', '4']);
  expect(folded.steps[0]).toMatchObject({ y: whole.steps[0]?.y, time: '0:01:00' });
  expect(folded.height).toBe(whole.height - 2 * 38);
  expect(folded.bars.map((one) => one.bar.key)).toEqual(['2', '3']);
  for (const { y, height } of folded.bars) {
    expect(y).toBeGreaterThanOrEqual(folded.headHeight);
    expect(y + height).toBeLessThanOrEqual(folded.height);
  }
});
