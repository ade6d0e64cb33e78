// The editor of a playground, in real Chromium: files as tabs, text as a textbox, and a keyboard that is not caught.

import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import type { Mark } from '../../.vitepress/editor/marks.ts';
import EditorPane from '../../.vitepress/editor/EditorPane.vue';
import SolutionView from '../../.vitepress/playground/SolutionView.vue';

vi.setConfig({ testTimeout: 90_000 }); // the development server makes the compiler's module first

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

test('what the compiler says stands beside what a run says, and neither takes the other away', async () => {
  const wrong = "const hours: number = 'one';\nexport const minutes = hours * 60;\n";
  const { pane } = await open({ [orchestrator]: wrong });
  await box(orchestrator).click();
  await expect.poll(marked, slow).toEqual(['hours']);

  const source = { file: orchestrator, line: 2, column: 1 };
  await pane.rerender({ marks: [{ severity: 'warning', message: 'It was late.', source }] });
  await expect.poll(marked).toEqual(['hours', 'export const minutes = hours * 60;']);

  await userEvent.keyboard('{Control>}{Home}{/Control}// A comment.{Enter}');
  await userEvent.keyboard('{Control>}{End}{/Control}nothing();');
  await expect.poll(marked, slow).toEqual(['hours', 'export const minutes = hours * 60;', 'nothing']);

  await pane.rerender({ marks: [] });
  await expect.poll(marked).toEqual(['hours', 'nothing']);
});

test('after a dot it offers what is there; Escape closes the offers, and Tab leaves as always', async () => {
  const text =
    "import * as df from 'durable-functions';\ndf.app.orchestration('A', function* (context) {\n  yield context.df\n});\n";
  await page.viewport(1000, 700); // on a phone there is no room beside the list
  const { onChange } = await open({ [orchestrator]: text });
  await box(orchestrator).click();
  await expect.element(box(orchestrator), slow).toHaveAttribute('aria-autocomplete', 'list');
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowDown}{ArrowDown}{End}.');
  const offer = page.getByRole('option', { name: 'callActivity', exact: true });
  await expect.element(offer, slow).toBeVisible();

  await userEvent.keyboard('{Escape}');
  await expect.element(offer).not.toBeInTheDocument();
  await userEvent.keyboard('callA');
  await expect.element(offer).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByText('Schedules an activity function named')).toBeVisible();
  letTimePass(); // Enter takes no offer that has only just appeared.
  await userEvent.keyboard('{Enter}');
  expect(onChange).toHaveBeenLastCalledWith(orchestrator, text.replace('context.df', 'context.df.callActivity'));

  await userEvent.keyboard('{Escape}{Tab}');
  await expect.element(box(orchestrator)).not.toHaveFocus();
});

test('Enter after a name that is written out is a new line, though the name is offered', async () => {
  const { onChange } = await open({ [orchestrator]: 'const order = 1;\n' });
  await box(orchestrator).click();
  await expect.element(box(orchestrator), slow).toHaveAttribute('aria-autocomplete', 'list');
  await userEvent.keyboard('{Control>}{End}{/Control}order');
  await expect.element(page.getByRole('option', { name: 'order', exact: true }), slow).toBeVisible();

  letTimePass();
  await userEvent.keyboard('{Enter}');

  expect(onChange).toHaveBeenLastCalledWith(orchestrator, 'const order = 1;\norder\n');
  await expect.element(page.getByRole('option')).not.toBeInTheDocument();
});

test('F1 tells what stands at the cursor and what is marked there, until Escape', async () => {
  const text =
    "import * as df from 'durable-functions';\ndf.app.orchestration('A', function* () {\n  return Date.now();\n});\n";
  await open({ [orchestrator]: text });
  await box(orchestrator).click();
  await expect.poll(marked, slow).toEqual(['Date.now()']);

  await userEvent.keyboard('{F8}{F1}');
  await expect.element(page.getByText('A reads the clock of the machine with Date.now().')).toBeVisible();
  await expect
    .element(page.getByText('(method) DateConstructor.now(): number').or(page.getByText('var Date:')))
    .toBeVisible();

  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('A reads the clock of the machine with Date.now().')).not.toBeInTheDocument();
  await expect.element(box(orchestrator)).toHaveFocus();
});

test('Format writes the file as prettier does, and the cursor stays at its word', async () => {
  const { onChange, onTell } = await open({ [orchestrator]: 'const a = "1";const   here = a\n' });
  await box(orchestrator).click();
  await userEvent.keyboard('{End}{Control>}{ArrowLeft}{/Control}');

  await userEvent.keyboard('{Shift>}{Alt>}f{/Alt}{/Shift}');
  const tidy = "const a = '1';\nconst here = a;\n";
  await expect.poll(() => onChange.mock.lastCall, slow).toEqual([orchestrator, tidy]);
  expect(onTell).toHaveBeenLastCalledWith('orchestrator.ts is formatted.');
  await userEvent.keyboard('!');
  expect(onChange).toHaveBeenLastCalledWith(orchestrator, "const a = '1';\nconst here = !a;\n");

  await page.getByRole('button', { name: 'Format', exact: true }).click();
  await expect.poll(() => onTell.mock.lastCall).toEqual(['orchestrator.ts is formatted already.']);
});

test('a text that cannot be parsed is left as it is', async () => {
  const { onChange, onTell } = await open({ [orchestrator]: 'const a = 1;\nconst = 2\n' });

  await page.getByRole('button', { name: 'Format', exact: true }).click();
  await expect
    .poll(() => onTell.mock.lastCall, slow)
    .toEqual(['orchestrator.ts is left as it is: line 2 cannot be parsed. Correct it and press Format again.']);
  expect(onChange).not.toHaveBeenCalled();
});

test('Keyboard lists the keys; Escape closes the list, and the focus is where it was', async () => {
  await open();
  const button = page.getByRole('button', { name: 'Keyboard', exact: true });
  await button.click();
  const keys = page.getByRole('dialog', { name: 'Keys of the editor' });
  await expect.element(keys).toBeVisible();
  await expect.element(keys).toHaveTextContent('Leaves the editor for the next button');

  await userEvent.keyboard('{Escape}');
  await expect.element(keys).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
});

/** The compiler is fetched first, and may take its time on a busy machine. */
const slow = { timeout: 60_000 };

/** The texts that are marked, in the order of the file. */
const marked = () => [...document.querySelectorAll('.cm-lintRange')].map(({ textContent }) => textContent);

/** For what looks at the time of day. */
function letTimePass(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000 });
  onTestFinished(() => void vi.useRealTimers());
}

const noMarks: Mark[] = [];

async function open(texts: Readonly<Record<string, string>> = files) {
  const onChange = vi.fn();
  const onTell = vi.fn();
  const style = 'height: 300px';
  const props = {
    style,
    files: texts,
    given: [activities],
    marks: noMarks,
    idBase: 'x',
    modelValue: orchestrator,
    onChange,
    onTell,
  };
  const pane = await render(EditorPane, { props: { ...props, 'onUpdate:modelValue': choose } });
  async function choose(modelValue: string): Promise<void> {
    await pane.rerender({ modelValue });
  }
  return { onChange, onTell, pane };
}
