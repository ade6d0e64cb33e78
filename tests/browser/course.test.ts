// The course map and the choice between two texts, each by itself, in real Chromium.

import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-vue';
import { page } from 'vitest/browser';
import CheckList from '../../.vitepress/playground/CheckList.vue';
import TextChoice from '../../.vitepress/playground/TextChoice.vue';
import type { Course } from '../../.vitepress/progress/course.ts';
import CourseMap from '../../.vitepress/progress/CourseMap.vue';
import { marksKind, visitKind } from '../../.vitepress/progress/kinds.ts';
import { pageStore } from '../../.vitepress/progress/page-store.ts';

beforeEach(() => localStorage.clear());

const course: Course = [
  {
    kind: 'lesson',
    page: 'lessons/first',
    title: 'First',
    exercises: [{ slug: '01-a', title: 'Do a', checks: ['x', 'y'] }],
    questions: ['q1'],
  },
  { kind: 'lesson', page: 'lessons/second', title: 'Second', exercises: [], questions: ['q2'] },
];
const titles = { '01-a': { x: 'It waits', y: 'It returns `true`' } };
const showMap = () => render(CourseMap, { props: { course, titles } });
const row = (title: string) =>
  page.getByRole('list', { name: 'Lessons' }).getByRole('listitem').filter({ hasText: title });

const mark = (id: string, isPass: boolean) => ({
  id,
  status: isPass ? ('pass' as const) : ('fail' as const),
  points: isPass ? 5 : 0,
});
const half = { text: 'hash', checks: [mark('x', true), mark('y', false)] };
const whole = { text: 'hash', checks: [mark('x', true), mark('y', true)] };

test('the map works with nothing stored, and says what is next in words', async () => {
  await showMap();

  await expect.element(page.getByText('0 of 2 lessons and challenges done · 0 of 2 checks passed')).toBeVisible();
  await expect.element(row('First').first()).toHaveTextContent(/Next.*To do/);
  expect(page.getByText('Resume').elements()).toHaveLength(0);
});

test('an exercise tells how many checks passed, and when it is opened which', async () => {
  pageStore.keep(marksKind, '01-a', { best: half, last: half });
  await showMap();
  await page.getByText('1 of 2 checks passed').last().click();

  const checks = page.getByRole('list', { name: 'Checks: Do a' }).getByRole('listitem');
  await expect.element(checks.first()).toHaveTextContent(/Pass: It waits/);
  await expect.element(checks.last()).toHaveTextContent(/Fail: It returns true/);
});

test('the map follows what is stored while it is open', async () => {
  await showMap();
  pageStore.keep(marksKind, '01-a', { best: whole, last: half });

  await expect.element(row('First').first()).toHaveTextContent(/Done/);
  await expect.element(row('Second').first()).toHaveTextContent(/Next/);
});

test('a lesson is skipped, and taken back', async () => {
  await showMap();
  const skip = page.getByRole('button', { name: 'Skip what I know: First' });
  await skip.click();
  await expect.element(skip).toHaveAttribute('aria-pressed', 'true');
  await expect.element(row('First').first()).toHaveTextContent(/Skipped/);
  await expect.element(page.getByText(/0 of 1 lessons and challenges done · 1 skipped/)).toBeVisible();

  await skip.click();
  await expect.element(row('First').first()).toHaveTextContent(/Next.*To do/);
});

test('Resume leads to what was left, and from what is done to what is next', async () => {
  const heading = { id: 'exercise-01-a', text: 'Do a' };
  pageStore.keep(visitKind, '', { page: 'lessons/first', title: 'First', heading, atMs: 1 });
  await showMap();
  const left = page.getByRole('link', { name: 'Resume: First, Do a' });
  await expect.element(left).toHaveAttribute('href', './lessons/first#exercise-01-a');

  pageStore.keep(marksKind, '01-a', { best: whole, last: whole });
  await expect.element(page.getByRole('link', { name: 'Resume: Second' })).toHaveAttribute('href', './lessons/second');
});

test('a wrong file is refused in a sentence', async () => {
  await showMap();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(new File(['{}'], 'package.json'));
  if (input) input.files = files.files;
  input?.dispatchEvent(new Event('change'));

  await expect.element(page.getByRole('status')).toHaveTextContent(/^This is no progress file of the workshop/);
});

test('the list of checks shows the marks of the last visit, and that the text is another one now', async () => {
  const checks = ['x', 'y', 'new'].map((id) => ({ id, title: `It does ${id}`, points: 5, hint: 'Look here.' }));
  await render(CheckList, { props: { checks, report: null, marks: half, isOld: true } });

  await expect
    .element(page.getByText('At your last check: 1 of 3 checks pass · 5 of 15 points.'))
    .toHaveTextContent(/Press Check to read why the others do not\..*\(before your last edit\)/);
  const rows = page.getByRole('listitem');
  await expect.element(rows.nth(0)).toHaveTextContent(/^✓Pass: It does x5 of 5 points$/);
  await expect.element(rows.nth(1)).toHaveTextContent(/^✗Fail: It does y0 of 5 points$/);
  await expect.element(rows.nth(2)).toHaveTextContent(/^○Not checked: It does new5 points$/);
});

test('a choice between two texts is announced, and each has a button', async () => {
  const choice = await render(TextChoice);
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Another tab holds another text of this exercise/);

  await page.getByRole('button', { name: 'Take the other text' }).click();
  await page.getByRole('button', { name: 'Keep this text' }).click();
  expect(Object.keys(choice.emitted())).toEqual(expect.arrayContaining(['take', 'keep']));
});
