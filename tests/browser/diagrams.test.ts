// The diagrams, each by itself, in real Chromium: what a reader sees where the room is narrow.

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page } from 'vitest/browser';
import type { SequenceModel, SequenceStep, TimelineModel } from '#scenario';
import type { Parts } from '../../.vitepress/diagrams/parts.ts';
import PartsDiagram from '../../.vitepress/theme/diagrams/PartsDiagram.vue';
import SequenceDiagram from '../../.vitepress/theme/diagrams/SequenceDiagram.vue';
import TimelineDiagram from '../../.vitepress/theme/diagrams/TimelineDiagram.vue';

const lanes = ['Client', 'Parent', 'Child', 'PrintLabel', 'WeighParcel', 'HandOver'].map((label) => ({
  id: label,
  kind: 'activity' as const,
  label,
}));

const arrow = (from: string, to: string): SequenceStep => ({
  key: `${from} ${to}`,
  kind: 'call',
  atMs: 0,
  from,
  to,
  label: `calls ${to}`,
  sentence: `${from} calls ${to}.`,
  replayed: false,
});

const modelOf = (...steps: SequenceStep[]): SequenceModel => ({ lanes, steps, bars: [], pending: [] });

/** A timeline with a moment each second: a parent goes on, and what it called is over. */
function timelineOf(moments: number): TimelineModel {
  const moment = (second: number) => ({ key: String(second), atMs: second * 1000, kind: 'episode' as const });
  const over = { from: 0, to: 1, fromMs: 0, toMs: 0, state: 'working', on: [], words: 'works' } as const;
  const row = { depth: 0, under: null, detail: '', marks: [] };
  return {
    nowMs: 0,
    moments: Array.from({ length: moments }, (_, second) => moment(second)),
    rows: [
      { ...row, key: 'parent', kind: 'orchestrator', label: 'Parent', stretches: [{ ...over, to: null, toMs: null }] },
      { ...row, key: 'print', kind: 'activity', label: 'PrintLabel', stretches: [over] },
    ],
  };
}

const frame = () => new Promise(requestAnimationFrame);

/** Whether a label is inside the paper of the diagram. */
const isOnPaper = (text: string): boolean => isInPaper(page.getByText(text, { exact: true }).element());

/** The same of the name of a row, which also has a tip. */
const isNameOnPaper = (name: string): boolean =>
  [...document.querySelectorAll('.who')].some((one) => one.textContent?.trim().startsWith(name) && isInPaper(one));

function isInPaper(thing: Element): boolean {
  const paper = page
    .getByRole('group', { name: /This run/ })
    .element()
    .getBoundingClientRect();
  const { left, right } = thing.getBoundingClientRect();
  return left >= paper.left && right <= paper.right;
}

test('an arrow in lanes out of sight is scrolled into view when it is new', async () => {
  await page.viewport(390, 800);
  const diagram = await render(SequenceDiagram, {
    props: { title: 'This run', model: modelOf(arrow('Client', 'Parent')) },
  });
  await expect.element(page.getByText('scroll sideways')).toBeVisible();
  expect(isOnPaper('calls Parent')).toBe(true);

  await diagram.rerender({ model: modelOf(arrow('Client', 'Parent'), arrow('WeighParcel', 'HandOver')) });
  await expect.poll(() => isOnPaper('calls HandOver')).toBe(true);

  await diagram.rerender({
    model: modelOf(arrow('Client', 'Parent'), arrow('WeighParcel', 'HandOver'), arrow('Parent', 'Child')),
  });
  await expect.poll(() => isOnPaper('calls Child')).toBe(true);
});

test('a picture that is drawn with all its arrows begins at its left edge', async () => {
  await page.viewport(390, 800);
  await render(SequenceDiagram, {
    props: { title: 'This run', model: modelOf(arrow('Client', 'Parent'), arrow('WeighParcel', 'HandOver')) },
  });

  await expect.element(page.getByText('scroll sideways')).toBeVisible();
  expect(isOnPaper('calls Parent')).toBe(true);
});

test('a moment at the right edge of a timeline is scrolled into view when it is new, and the names of what goes on stay', async () => {
  await page.viewport(390, 800);
  const timeline = await render(TimelineDiagram, { props: { title: 'This run', model: timelineOf(20) } });
  await expect.element(page.getByText('scroll sideways')).toBeVisible();
  expect([isNameOnPaper('Parent'), isNameOnPaper('PrintLabel'), isOnPaper('0:00:19')]).toEqual([true, true, false]);

  await timeline.rerender({ model: timelineOf(21) });
  await expect.poll(() => isOnPaper('0:00:20')).toBe(true);
  expect([isNameOnPaper('Parent'), isNameOnPaper('PrintLabel')]).toEqual([true, false]);
});

test('what is new far away in a timeline is in sight with the next frame, however fast one steps on', async () => {
  await page.viewport(390, 800);
  const timeline = await render(TimelineDiagram, { props: { title: 'This run', model: timelineOf(60) } });
  await expect.element(page.getByText('scroll sideways')).toBeVisible();

  for (const [moments, newest] of [
    [61, '0:01:00'],
    [62, '0:01:01'],
  ] as const) {
    await timeline.rerender({ model: timelineOf(moments) });
    await frame(); // in which it is scrolled
    await frame();
    expect(isOnPaper(newest)).toBe(true);
  }
});

test('a picture of parts that is wider than the screen says that it scrolls', async () => {
  const box = (id: string) => ({ id, kind: 'activity' as const, name: id, detail: 'activity' });
  const parts: Parts = {
    title: 'Many parts',
    description: 'One asks three.',
    columns: [[box('One')], [box('SendNotification'), box('GetSupportContacts'), box('StoreAuditRecord')]],
    arrows: [{ from: 'One', to: 'StoreAuditRecord', kind: 'call', label: 'calls' }],
  };
  await page.viewport(300, 800);
  await render(PartsDiagram, { props: { parts } });
  await expect.element(page.getByText('scroll sideways')).toBeVisible();

  await page.viewport(1200, 800);
  await expect.element(page.getByText('scroll sideways')).not.toBeInTheDocument();
  await expect.element(page.getByRole('img', { name: 'Many parts. The same as text is below.' })).toBeVisible();
});
