// The diagrams, each by itself, in real Chromium: what a reader sees where the room is narrow.

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page } from 'vitest/browser';
import type { SequenceModel, SequenceStep } from '#scenario';
import type { Parts } from '../../.vitepress/diagrams/parts.ts';
import PartsDiagram from '../../.vitepress/theme/diagrams/PartsDiagram.vue';
import SequenceDiagram from '../../.vitepress/theme/diagrams/SequenceDiagram.vue';

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

/** Whether a label is inside the paper of the diagram. */
function isOnPaper(text: string): boolean {
  const paper = page.getByRole('group', { name: 'Diagram: This run' }).element().getBoundingClientRect();
  const { left, right } = page.getByText(text, { exact: true }).element().getBoundingClientRect();
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
