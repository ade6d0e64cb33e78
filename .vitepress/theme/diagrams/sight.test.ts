import { expect, test } from 'vitest';
import type { SequenceModel } from '#scenario';
import { layoutOf } from './sequence-layout.ts';
import { scrollToSee, sightOfLast } from './sight.ts';

const lanes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, kind: 'activity' as const, label: id }));

/** A picture that is wider than its room, whose last step goes from one lane to another. */
function drawn(from: string, to: string, label = 'calls') {
  const room = 340;
  const step = { key: '1', kind: 'call', atMs: 0, from, to, label, sentence: 'It calls.', replayed: false } as const;
  const model: SequenceModel = { lanes, steps: [step], bars: [], pending: [] };
  const layout = layoutOf(model, room);
  return { room, layout, sight: sightOfLast(layout, room) };
}

test('an arrow in lanes off to the right is scrolled to, and so is one that is back at the left', () => {
  const far = drawn('e', 'f');
  const scrollLeft = scrollToSee(far.sight ?? { left: 0, right: 0 }, { scrollLeft: 0, room: far.room });
  const [arrow] = far.layout.steps;

  expect(scrollLeft).toBeGreaterThan(0);
  expect(arrow?.x1).toBeGreaterThan(scrollLeft);
  expect(arrow?.x2).toBeLessThan(scrollLeft + far.room);

  const near = drawn('a', 'b');
  expect(scrollToSee(near.sight ?? { left: 0, right: 0 }, { scrollLeft, room: near.room })).toBeLessThan(
    near.layout.steps[0]?.x1 ?? 0,
  );
});

test('nothing moves where the step is in sight already', () => {
  const { sight, room } = drawn('a', 'b');

  expect(scrollToSee(sight ?? { left: 0, right: 0 }, { scrollLeft: 0, room })).toBe(0);
});

test('of an arrow that is wider than the room, its head is seen', () => {
  const { layout, sight, room } = drawn('a', 'f');
  const head = layout.steps[0]?.x2 ?? 0;
  const scrollLeft = scrollToSee(sight ?? { left: 0, right: 0 }, { scrollLeft: 0, room });

  expect(head).toBeGreaterThan(scrollLeft);
  expect(head).toBeLessThan(scrollLeft + room);
});

test('of a note that is wider than the room, its beginning is seen', () => {
  const { layout, sight, room } = drawn('f', 'f', 'completes with a long answer, and then some more of it, to the end');
  const scrollLeft = scrollToSee(sight ?? { left: 0, right: 0 }, { scrollLeft: 0, room });

  expect(layout.steps[0]?.x1).toBeGreaterThanOrEqual(scrollLeft);
});

test('a line through all lanes moves nothing', () => {
  const step = { key: '1', kind: 'crash', atMs: 0, label: 'The worker dies', sentence: 'The worker dies.' } as const;

  expect(sightOfLast(layoutOf({ lanes, steps: [step], bars: [], pending: [] }, 340), 340)).toBeUndefined();
});
