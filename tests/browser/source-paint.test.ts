// The marks of a run on the text and what is below it, in real Chromium.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import EditorPane from '../../.vitepress/editor/EditorPane.vue';
import type { Joined } from '../../.vitepress/source-paint/history-cursor.ts';
import type { PaintedLine } from '../../.vitepress/source-paint/paint.ts';
import type { FilePaint, Paints } from '../../.vitepress/source-paint/painted-lines.ts';
import SourcePaint from '../../.vitepress/source-paint/SourcePaint.vue';
import '../../.vitepress/playground/playground.css';

const file = 'src/functions/orders.ts';
const nothing: Joined = { events: new Set(), names: new Set(), lines: [] };
const painted: readonly PaintedLine[] = [
  { file, line: 1, state: 'replayed', ran: 3, calls: ['callActivity Notify'], outcomes: ['its activity once'] },
  { file, line: 2, state: 'waiting', ran: 1, calls: [], outcomes: [] },
  { file, line: 3, state: 'not reached', ran: 0, calls: [], outcomes: [] },
];

test('a marked line has a sign with its count, and says in words what they mean', async () => {
  const { pane } = await openEditor({ lines: painted, chosen: [] });

  expect(signs()).toEqual(['↺3', '…1', '–']);
  await expect
    .element(page.getByTitle('callActivity Notify: replayed, ran 3 times, its activity once'))
    .toHaveTextContent('↺3');

  await pane.rerender({ paints: {} });
  expect(signs()).toEqual([]);
});

test('a press on a sign tells its line', async () => {
  const { onChoose } = await openEditor({ lines: painted, chosen: [] });

  await page.getByTitle('waiting, ran once').click();

  expect(onChoose).toHaveBeenLastCalledWith({ file, line: 2 });
});

test('marks go with the first edit: they are of the text that runs', async () => {
  await openEditor({ lines: painted, chosen: [] });

  await page.getByRole('textbox', { name: file }).click();
  await userEvent.keyboard('x');

  expect(signs()).toEqual([]);
});

test('the lines are told as text, and a press chooses one', async () => {
  const { onChoose, screen } = await openBelow();
  await page.getByText('Lines as text').click();

  await page
    .getByRole('button', { name: 'line 1, callActivity Notify: replayed, ran 3 times, its activity once' })
    .click();
  expect(onChoose).toHaveBeenLastCalledWith({ kind: 'line', line: { file, line: 1 } });

  await screen.rerender({ joined: { ...nothing, lines: [{ file, line: 1 }] } });
  await expect.element(page.getByRole('button', { name: /^line 1/, pressed: true })).toBeVisible();
});

test('the legend names the marks that are there, by sign and word', async () => {
  await openBelow();

  const items = page.getByRole('list', { name: 'What the marks beside the text mean' }).getByRole('listitem');
  await expect.element(items.nth(1)).toHaveTextContent(/^… ?waiting: the orchestrator waits here/);
  expect(items.elements().map((one) => one.textContent?.trim().slice(0, 1))).toEqual(['↺', '…', '–', 'T']);
});

test('a file that was edited since the run is not told of, and it is said why', async () => {
  await openBelow({ edited: [file] });

  await expect.element(page.getByText('orders.ts: edited since this run')).toBeVisible();
  expect(page.getByText('Lines as text').elements()).toHaveLength(0);
});

test('the cursor goes back and on, as far as there are events', async () => {
  const { onMove } = await openBelow({ canMove: { back: true, on: false } });

  await page.getByRole('button', { name: 'Previous event' }).click();
  expect(onMove).toHaveBeenLastCalledWith(-1);
  await expect.element(page.getByRole('button', { name: 'Next event' })).toHaveAttribute('aria-disabled', 'true');
});

const signs = (): string[] =>
  [...document.querySelectorAll('.pg-signs .cm-gutterElement span')].map((one) => one.textContent ?? '');

async function openEditor(paint: FilePaint) {
  const onChoose = vi.fn();
  const paints: Paints = { [file]: paint };
  const pane = await render(EditorPane, {
    props: {
      modelValue: file,
      files: { [file]: 'one();\ntwo();\nthree();\n' },
      given: [],
      marks: [],
      paints,
      idBase: 'files',
      onChoose,
    },
  });
  await expect.element(page.getByRole('textbox', { name: file })).toHaveTextContent('one();');
  return { pane, onChoose };
}

async function openBelow(given: { edited?: readonly string[]; canMove?: { back: boolean; on: boolean } } = {}) {
  const [onChoose, onMove] = [vi.fn(), vi.fn()];
  const screen = await render(SourcePaint, {
    props: {
      painted,
      joined: nothing,
      instances: [{ instanceId: 'order-1', name: 'Orders' }],
      instanceId: 'order-1',
      edited: given.edited ?? [],
      canMove: given.canMove ?? { back: true, on: true },
      onChoose,
      onMove,
    },
  });
  return { screen, onChoose, onMove };
}
