// Where the reader goes on after an exercise, in a page as the site writes it.

import { afterEach, expect, test } from 'vitest';
import { nextStop } from '../../.vitepress/playground/next-stop.ts';

const sign = '<a class="header-anchor" href="#x">#</a>';
const pager =
  '<a class="pager-link next" href="/lessons/timers"><span>Next page</span><span class="title">Timers</span></a>';

afterEach(() => document.body.replaceChildren());

/** The stop after the exercise of a page. */
function stopIn(below: string) {
  document.body.innerHTML = `<div><section></section>${below}</div>${pager}`;
  const exercise = document.querySelector('section');
  return exercise && nextStop(exercise);
}

test('the page goes on with its next heading', () => {
  const below = `<p>…</p><h2 id="raise">Raising events ${sign}</h2><h2 id="official-docs">Official docs</h2>`;

  expect(stopIn(below)).toEqual({ href: '#raise', title: 'Raising events' });
});

test('where only the last section is left, the next page comes next', () => {
  const stop = stopIn(`<h2 id="official-docs">Official docs ${sign}</h2>`);

  expect(stop?.title).toBe('Timers');
  expect(stop?.href).toMatch(/\/lessons\/timers$/);
});

test('on the last page, the last section is all there is', () => {
  document.body.innerHTML = '<div><section></section><h2 id="official-docs">Official docs</h2></div>';
  const exercise = document.querySelector('section');

  expect(exercise && nextStop(exercise)).toEqual({ href: '#official-docs', title: 'Official docs' });
});
