// The figures of the lessons, each by itself, in real Chromium.

import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page, userEvent } from 'vitest/browser';
import GlossaryTerm from '../../.vitepress/figures/GlossaryTerm.vue';
import PredictQuestion from '../../.vitepress/figures/PredictQuestion.vue';

beforeEach(() => localStorage.clear());

const question = {
  name: 'replays',
  ask: 'How often does the first line of `Hello` run?',
  choices: ['Once', 'Twice', 'Three times'],
  right: 2,
  because: 'Each completion replays it.',
};

const showQuestion = () => render(PredictQuestion, { props: { name: 'replays', figure: question } });
const choice = (name: string) => page.getByRole('radio', { name });
const button = (name: string) => page.getByRole('button', { name });
const status = page.getByRole('status');

test('a prediction is checked, and the verdict says why', async () => {
  await showQuestion();
  await expect.element(page.getByRole('group', { name: /How often does the first line of Hello run\?/ })).toBeVisible();
  await expect.element(button('Check my prediction')).toHaveAttribute('aria-disabled', 'true');
  await expect.element(status).toHaveTextContent(/^$/);

  await choice('Once').click();
  await button('Check my prediction').click();
  await expect.element(status).toHaveTextContent('No. The answer: Three times. Each completion replays it.');

  await choice('Three times').click();
  await expect.element(status).toHaveTextContent(/^$/);
  await button('Check my prediction').click();
  await expect.element(status).toHaveTextContent('Right. Each completion replays it.');
});

test('a question is answered, and tried again, with the keyboard alone', async () => {
  await showQuestion();

  await userEvent.keyboard('{Tab} {ArrowDown}{Tab}{Enter}');
  await expect.element(status).toHaveTextContent(/^No\./);
  await userEvent.keyboard('{Tab}{Enter}');

  await expect.element(choice('Once')).toHaveFocus();
  await expect.element(choice('Twice')).not.toBeChecked();
  await expect.element(status).toHaveTextContent(/^$/);
});

test('what was answered is still there at the next visit, and is not announced', async () => {
  const visit = await showQuestion();
  await choice('Twice').click();
  await button('Check my prediction').click();
  await visit.unmount();

  await showQuestion();
  await expect.element(choice('Twice')).toBeChecked();
  await expect.element(status).toHaveTextContent(/^No\. The answer: Three times/);
  await expect.element(status).toHaveAttribute('aria-live', 'off');
});

const showTerm = () =>
  render(GlossaryTerm, {
    props: { word: 'Replay', means: 'How an orchestrator goes on: every `yield` is answered.', anchor: 'replay' },
    slots: { default: () => 'replayed' },
  });
const meaning = page.getByRole('note', { name: 'Replay' });

test('a word says what it means when it is pressed, and Escape closes it', async () => {
  await showTerm();
  await expect.element(button('replayed')).toBeVisible();
  await expect.element(page.getByText('How an orchestrator goes on')).not.toBeVisible();

  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(meaning).toBeVisible();
  await expect
    .element(meaning)
    .toHaveTextContent('Replay. How an orchestrator goes on: every yield is answered. All words');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('link', { name: 'All words' })).toHaveFocus();

  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('How an orchestrator goes on')).not.toBeVisible();
  await expect.element(button('replayed')).toHaveFocus();
});

test('what a word means stays on the screen of a phone', async () => {
  await page.viewport(390, 800);
  await showTerm();
  (button('replayed').element().closest('dfn') as HTMLElement).style.cssText =
    'position: absolute; right: 0; bottom: 0';
  await button('replayed').click();

  await expect.element(meaning).toBeVisible();
  const { left, right, top, bottom } = meaning.element().getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(390);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(800);
});
