// The editor of a playground, in real Chromium: files as tabs, text as a textbox, and a keyboard that is not caught.

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import type { Mark } from '../../.vitepress/editor/editor.ts';
import EditorPane from '../../.vitepress/editor/EditorPane.vue';
import SolutionView from '../../.vitepress/playground/SolutionView.vue';

const orchestrator = 'src/functions/orchestrator.ts';
const activities = 'src/functions/activities.ts';
const files = { [orchestrator]: '// mine\n// second line\n', [activities]: '// given\n' };
const box = (path: string) => page.getByRole('textbox', { name: path });

test('each file is a tab, and the editor is a textbox named after its file', async () => {
  await open();

  await expect.element(box(orchestrator)).toHaveTextContent('// mine');
  await expect.element(page.getByRole('tab', { name: 'activities.ts given' })).toBeVisible();

  await page.getByRole('tab', { name: 'activities.ts given' }).click();
  await expect.element(box(activities)).toHaveTextContent('// given');
});

test('what is typed is told with its file', async () => {
  const { onChange } = await open();

  await box(orchestrator).click();
  await userEvent.keyboard('{Control>}{Home}{/Control}// new ');

  expect(onChange).toHaveBeenLastCalledWith(orchestrator, '// new // mine\n// second line\n');
});

test('Tab leaves the editor', async () => {
  await open();

  await box(orchestrator).click();
  await expect.element(box(orchestrator)).toHaveFocus();
  await userEvent.keyboard('{Tab}');

  await expect.element(box(orchestrator)).not.toHaveFocus();
});

test('text that is replaced from outside is not told as typing, and can be undone', async () => {
  const { onChange, pane } = await open();
  await expect.element(box(orchestrator)).toHaveTextContent('// mine');

  await pane.rerender({ files: { ...files, [orchestrator]: '// starter\n' } });
  await expect.element(box(orchestrator)).toHaveTextContent('// starter');
  expect(onChange).not.toHaveBeenCalled();

  await box(orchestrator).click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(box(orchestrator)).toHaveTextContent('// mine');
});

test('files that come from outside get tabs, and the file in the editor may be one that goes', async () => {
  const { onChange, pane } = await open();
  await page.getByRole('tab', { name: 'activities.ts given' }).click();
  await expect.element(box(activities)).toHaveTextContent('// given');

  const added = 'src/lib/orchestrator.ts';
  await pane.rerender({ files: { [orchestrator]: '// mine', [added]: '// new' } });

  await expect.element(box(orchestrator)).toHaveTextContent('// mine');
  expect(page.getByRole('tab', { name: 'activities.ts' }).elements()).toHaveLength(0);
  await expect.element(page.getByRole('tab', { name: 'functions/orchestrator.ts' })).toBeVisible();
  await page.getByRole('tab', { name: 'lib/orchestrator.ts' }).click();
  await box(added).click();
  await userEvent.keyboard('{Control>}{Home}{/Control}// very ');
  expect(onChange).toHaveBeenLastCalledWith(added, '// very // new');
});

test('a file that the solution does not have is said to be none', async () => {
  await render(SolutionView, { props: { path: 'src/lib/mine.ts', solution: null, mine: '// mine' } });

  await expect.element(page.getByText('The solution has no file src/lib/mine.ts.')).toBeVisible();
  expect(page.getByRole('textbox').elements()).toHaveLength(0);
});

test('a problem is marked at its line', async () => {
  const { pane } = await open();
  await expect.element(box(orchestrator)).toHaveTextContent('// mine');

  const source = { file: orchestrator, line: 2, column: 4 };
  await pane.rerender({ marks: [{ severity: 'error', message: 'It broke.', source }] });

  await expect.poll(() => document.querySelector('.cm-lintRange-error')?.textContent).toBe('second line');
});

test('the solution is read-only, says what it is, and follows the text that it is compared with', async () => {
  const onClose = vi.fn();
  const props = { path: orchestrator, solution: '// best\n// second line\n', mine: files[orchestrator] ?? '', onClose };
  const view = await render(SolutionView, { props });

  const solution = page.getByRole('textbox', { name: 'Reference solution' });
  await expect.element(solution).toHaveAttribute('aria-readonly', 'true');
  await expect.poll(() => document.querySelectorAll('.cm-deletedChunk').length).toBe(1);
  await view.rerender({ mine: props.solution });
  await expect.poll(() => document.querySelectorAll('.cm-deletedChunk').length).toBe(0);

  await page.getByRole('button', { name: 'Close solution' }).click();
  expect(onClose).toHaveBeenCalledOnce();
});

test('the frame of the focus goes all around, also over the line numbers', async () => {
  await open();
  await box(orchestrator).click();
  await expect.poll(() => document.querySelector('.cm-focused')).not.toBeNull();

  const editor = document.querySelector('.cm-editor');
  const gutters = document.querySelector('.cm-gutters');
  if (!editor || !gutters) throw new Error('There is no editor.');
  const frame = getComputedStyle(editor, '::after');
  expect([frame.borderLeftStyle, frame.borderLeftWidth, frame.pointerEvents]).toEqual(['solid', '2px', 'none']);
  expect(Number(frame.zIndex)).toBeGreaterThan(Number(getComputedStyle(gutters).zIndex));
});

const noMarks: Mark[] = [];

async function open() {
  const onChange = vi.fn();
  const style = 'height: 300px';
  const texts: Readonly<Record<string, string>> = files;
  const props = {
    style,
    files: texts,
    given: [activities],
    marks: noMarks,
    idBase: 'x',
    modelValue: orchestrator,
    onChange,
  };
  const pane = await render(EditorPane, { props: { ...props, 'onUpdate:modelValue': choose } });
  async function choose(modelValue: string): Promise<void> {
    await pane.rerender({ modelValue });
  }
  return { onChange, pane };
}
